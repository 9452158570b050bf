/**
 * Work that a second click, or a key held down, does not begin again: until it has come to its end, another call does nothing.
 *
 * @param told hears of its beginning and end: true, then false
 */
export function once(work, told = () => {}) {
  let running = false;
  return async (...given) => {
    if (running) {
      return;
    }
    running = true;
    told(true);
    try {
      await work(...given);
    } finally {
      running = false;
      told(false);
    }
  };
}
