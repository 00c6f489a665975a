import { Button } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import { useRef } from 'react';
import type { ReactNode } from 'react';

type Props = Pick<ButtonProps, 'variant' | 'leftSection' | 'loading' | 'disabled'> & {
  /** What is chosen, for whoever hears the page; the words of the button too where it has none of its own. */
  readonly label: string;
  /** Types and endings, as an input takes them. */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly take: (files: readonly File[]) => void;
  readonly children?: ReactNode;
};

/** A button that asks for a file. The same file may be chosen again: it may have been mended since. */
export function ChooseFile({
  label,
  accept,
  multiple = false,
  take,
  children = label,
  ...button
}: Props): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        className="visually-hidden"
        tabIndex={-1}
        type="file"
        multiple={multiple}
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button {...button} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
