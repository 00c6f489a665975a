import { useSyncExternalStore } from 'react';
import type { Progress } from '../../src/kit/progress.ts';
import { newKey } from './new-key.ts';

/** Most answers are there sooner, and nobody has to hear how far they are. */
const FIRST_LOOK_MS = 600;
const LOOK_AGAIN_MS = 500;

/** The latest of each piece of work that is under way, by its name. */
let latest: ReadonlyMap<string, Progress> = new Map();
const listeners = new Set<() => void>();

function put(name: string, progress: Progress | null): void {
  const next = new Map(latest);
  if (progress === null) next.delete(name);
  else next.set(name, progress);
  latest = next;
  for (const listen of listeners) listen();
}

/** Does the work under a key by which the server is asked, as long as it lasts, how far it is. */
export async function followed<Result>(
  name: string,
  work: (key: string) => Promise<Result>,
): Promise<Result> {
  const key = newKey();
  let isOver = false;
  const look = async (): Promise<void> => {
    const progress = await askProgress(key);
    // It may have ended while it was asked about.
    if (isOver) return;
    if (progress !== null) put(name, progress);
    next = setTimeout(() => void look(), LOOK_AGAIN_MS);
  };
  let next = setTimeout(() => void look(), FIRST_LOOK_MS);
  try {
    return await work(key);
  } finally {
    isOver = true;
    clearTimeout(next);
    if (latest.has(name)) put(name, null);
  }
}

/** Null: it has said nothing, or cannot be asked just now. */
async function askProgress(key: string): Promise<Progress | null> {
  try {
    const response = await fetch(`/api/v1/progress/${key}`, { credentials: 'same-origin' });
    if (!response.ok) return null;
    // The server's own answer (src/http/progress-board.ts).
    const { progress } = (await response.json()) as { progress: Progress | null };
    return progress;
  } catch {
    return null;
  }
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen);
  return () => void listeners.delete(listen);
}

/** How far the first of these is that is under way; null: none, or nothing is known of it. */
export function useProgress(...names: readonly string[]): Progress | null {
  const all = useSyncExternalStore(subscribe, () => latest);
  const name = names.find((one) => all.has(one));
  return name === undefined ? null : (all.get(name) ?? null);
}

/** Whether a command waits until others have recorded. */
export function useIsWaiting(): boolean {
  const all = useSyncExternalStore(subscribe, () => latest);
  return [...all.values()].some(({ step }) => step === 'waiting');
}
