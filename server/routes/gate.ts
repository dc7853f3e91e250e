// Bounds how many questions are answered at the same time.

export type Gate = {
  /** A release function, or null when every place is taken. */
  enter(): (() => void) | null;
  inside(): number;
};

export function createGate(places: number): Gate {
  let taken = 0;
  return {
    enter() {
      if (taken >= places) return null;
      taken += 1;
      let released = false;
      return () => {
        if (released) return;
        released = true;
        taken -= 1;
      };
    },
    inside: () => taken,
  };
}
