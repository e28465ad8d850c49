/**
 * A feed of sample water levels, in both ways that a live layer can be kept up to date. The levels are
 * made up: waves of each station's own length, so that one moment always has the same values.
 */

const STATIONS = 48;
/** Milliseconds between two messages. */
const EVERY = 2000;

/** Level of a station at a moment (milliseconds since 1970), in metres. */
export function levelOf(station, moment) {
  const period = (40 + ((station * 17) % 80)) * 1000;
  const wave = Math.sin((2 * Math.PI * moment) / period + station);
  return Math.round((2.6 + 1.2 * wave) * 100) / 100;
}

/** The levels of all stations, as a live layer takes them. */
export function levelsAt(moment) {
  const features = Array.from({ length: STATIONS }, (_, index) => ({
    id: index + 1,
    properties: { level: levelOf(index + 1, moment) },
  }));
  return { features };
}

function stream() {
  const encoder = new TextEncoder();
  let timer;
  return new ReadableStream({
    start(controller) {
      const say = () => {
        controller.enqueue(encoder.encode(`data: ${JSON.stringify(levelsAt(Date.now()))}\n\n`));
      };
      say();
      timer = setInterval(say, EVERY);
    },
    cancel() {
      clearInterval(timer);
    },
  });
}

const answerOf = (body, type) =>
  new Response(body, { headers: { 'content-type': type, 'cache-control': 'no-store' } });

/** For the server: what it answers beside its files. */
export const LIVE_ANSWERS = [
  {
    path: '/examples/live/levels',
    answer: () => answerOf(stream(), 'text/event-stream'),
  },
  {
    path: '/examples/live/levels.json',
    answer: () => answerOf(JSON.stringify(levelsAt(Date.now())), 'application/json'),
  },
];
