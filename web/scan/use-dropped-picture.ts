import { useEffect, useRef } from 'react';

/** The first picture among what was dropped or pasted. */
export function pictureIn(transfer: DataTransfer): File | null {
  return [...transfer.files].find(({ type }) => type.startsWith('image/')) ?? null;
}

/** A picture may be dropped anywhere on the page. `isFirst`: what stands in front takes it before the page behind. */
export function useDroppedPicture(take: (picture: File) => void, isFirst: boolean): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('dragover', (event) => event.preventDefault(), { signal });
    window.addEventListener(
      'drop',
      (event) => {
        if (event.defaultPrevented || event.dataTransfer === null) return;
        // Otherwise the browser leaves the page to show the file.
        event.preventDefault();
        const picture = pictureIn(event.dataTransfer);
        if (picture !== null) latest.current(picture);
      },
      { signal, capture: isFirst },
    );
    return () => stop.abort();
  }, [isFirst]);
}
