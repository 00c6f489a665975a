import { useState } from 'react';
import { useOperation } from '../client/operation-hooks.ts';

/** Whether nothing was ever recorded in the firm; false until it is known. It stays so on a page, that what is begun there can be finished. */
export function useIsEmptyFirm(): boolean {
  const about = useOperation('firm.about', {});
  const [wasEmpty, setWasEmpty] = useState(false);
  const isEmpty = about.data?.position === 0;
  if (isEmpty && !wasEmpty) setWasEmpty(true);
  return isEmpty || wasEmpty;
}
