/** Work that goes on after its request was acknowledged; stopping waits for it. */
export interface Background {
  track<Result>(work: Promise<Result>): Promise<Result>;
  /** Resolves when nothing is under way any more. */
  settle(): Promise<void>;
}

/** Counts the work under way. Bolt's own stop resolves while listeners still run. */
export function trackBackground(): Background {
  const underWay = new Set<Promise<unknown>>();
  return {
    track: (work) => {
      underWay.add(work);
      void Promise.allSettled([work]).then(() => underWay.delete(work));
      return work;
    },
    settle: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
