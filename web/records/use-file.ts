import { useQuery } from '@tanstack/react-query';
import { callOperation } from '../client/call.ts';
import { useFirmId } from '../client/firm.ts';
import type { CallError } from '../client/problem.ts';
import { bytesOf, imageTypeOf } from './image-type.ts';

/** A content as it was added, typed by what it holds. */
export interface FileContent {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Null: no picture that may be shown. */
  readonly imageType: string | null;
}

/** Content of a file, held by the server against its hash: it can never change, so it is asked for once. */
export function useFileContent(id: string, enabled: boolean) {
  const firm = useFirmId();
  return useQuery<FileContent, CallError>({
    queryKey: ['content', firm, id],
    queryFn: async ({ signal }) => {
      const { name, base64 } = await callOperation('file.content', { firm, input: { id }, signal });
      const bytes = bytesOf(base64 ?? '');
      return { name, bytes, imageType: imageTypeOf(bytes) };
    },
    enabled,
    staleTime: Infinity,
    gcTime: 60_000,
  });
}
