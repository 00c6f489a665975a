import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { FileContent } from './use-file.ts';

/** A picture from its bytes, typed by what they are; its address lives as long as it is shown. Draw it for pictures only. */
export function Picture({
  content: { bytes, imageType },
  alt,
  className,
}: {
  readonly content: FileContent;
  readonly alt: string;
  readonly className?: string | undefined;
}): ReactNode {
  const show = useCallback(
    (image: HTMLImageElement) => {
      const address = URL.createObjectURL(new Blob([bytes], { type: imageType ?? '' }));
      image.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [bytes, imageType],
  );
  return <img ref={show} alt={alt} className={className} />;
}
