/** Lets a loop rest until there is something to do. */
export interface Alarm {
  /** Ends the rest that is under way, or else the next one. */
  ring(): void;
  /** Resolves `most` milliseconds from now, or when it rings, though not before `least`. */
  rest(least: number, most: number): Promise<void>;
}

export function createAlarm(): Alarm {
  let hasRung = false;
  let end: (() => void) | undefined;
  const untilRung = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  return {
    ring: () => {
      hasRung = true;
      end?.();
    },
    rest: async (least, most) => {
      await new Promise((resolve) => setTimeout(resolve, least));
      if (!hasRung) await untilRung(Math.max(0, most - least));
      hasRung = false;
      end = undefined;
    },
  };
}
