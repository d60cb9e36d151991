//! Work on many things by a few workers at once.

import { availableParallelism } from 'node:os';

/** How many tabs work at the same time: one for each core, at most four. */
export const workers = Math.min(4, Math.max(2, availableParallelism()));

/**
 * Gives every thing to the next free worker. `start` makes a worker's own resource, `work` uses it
 * on one thing, `stop` ends it. The first failure is thrown after all workers have stopped.
 */
export async function pool(things, { start, work, stop }) {
  const queue = [...things];
  const worker = async () => {
    const resource = await start();
    try {
      while (queue.length > 0) await work(resource, queue.shift());
    } finally {
      await stop(resource);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: workers }, worker));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}
