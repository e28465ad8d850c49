import type { FeatureHit } from '@yizhangtu/core';
import type { EngineListener } from '../engine/map-engine.ts';
import { YztFeatureSelectEvent } from '../feature-card/feature-card.events.ts';
import type { MapModel } from './map-model.ts';
import { YztDivisionSelectEvent } from './map.events.ts';

/** The element that is pressed. */
export interface PressGround {
  readonly model: MapModel;
  dispatch(event: Event): void;
  /** Something is going to be chosen. */
  onChoice(): void;
}

/** What a person chooses on a map, and the divisions they go to: each is told by its event. */
export class MapPresses {
  readonly #ground: PressGround;

  constructor(ground: PressGround) {
    this.#ground = ground;
  }

  press(
    hits: readonly FeatureHit[],
    division: string | undefined,
    ask: Parameters<EngineListener['onPress']>[3],
  ): void {
    const had = this.#ground.model.state.hits.length > 0;
    if (hits.length > 0 || had) this.#showHits(hits);
    // The first press beside a chosen feature only lets go of it.
    const below = hits.length > 0 || had ? undefined : division;
    if (ask !== undefined) void ask().then((more) => this.#onAnswers(more, below));
    else if (below !== undefined) this.goTo(below);
  }

  goTo(code: string): void {
    const { model, dispatch } = this.#ground;
    if (code === model.state.division?.code) return;
    model.goToDivision(code, true, () => dispatch(new YztDivisionSelectEvent()));
  }

  /** Gives up what is chosen, else goes up a division; false when there is neither. */
  back(): boolean {
    const { hits, divisionPath } = this.#ground.model.state;
    const above = divisionPath[divisionPath.length - 2];
    if (hits.length > 0) this.#showHits([]);
    else if (above !== undefined) this.goTo(above.code);
    else return false;
    return true;
  }

  #onAnswers(more: readonly FeatureHit[] | undefined, division: string | undefined): void {
    if (more === undefined) return;
    if (more.length === 0) return division === undefined ? undefined : this.goTo(division);
    const { model, dispatch } = this.#ground;
    const isNew = model.state.hits.length === 0;
    model.addHits(more);
    if (isNew) dispatch(new YztFeatureSelectEvent());
  }

  #showHits(hits: readonly FeatureHit[]): void {
    const { model, dispatch, onChoice } = this.#ground;
    if (hits.length > 0) onChoice();
    model.showHits(hits);
    dispatch(new YztFeatureSelectEvent());
  }
}
