// The one place from which the pure models take the engine's types: nothing of it is left after compiling.
export type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification,
} from 'maplibre-gl';
