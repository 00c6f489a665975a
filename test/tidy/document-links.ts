import path from 'node:path';
import type { Finding } from './source.ts';
import type { TextFile } from './wording.ts';

const link = /\]\(([^)\s]+)\)/g;

/** Links between documents that lead nowhere: a file that is not there, or a heading its document does not have. */
export function checkDocumentLinks(
  documents: readonly TextFile[],
  exists: (filePath: string) => boolean,
): Finding[] {
  const anchors = new Map(documents.map(({ path: filePath, text }) => [filePath, anchorsOf(text)]));
  return documents.flatMap(({ path: filePath, text }) =>
    [...withoutCode(text).matchAll(link)].flatMap(([, target = '']) => {
      if (/^[a-z]+:/.test(target)) return [];
      const [file = '', anchor] = target.split('#');
      const to = file === '' ? filePath : path.posix.join(path.posix.dirname(filePath), file);
      if (!exists(to)) return [`${filePath} links to ${target}, which is not there: mend the link.`];
      const known = anchors.get(to);
      if (anchor === undefined || known === undefined || known.has(anchor)) return [];
      return [`${filePath} links to the heading #${anchor} that ${to} does not have: mend the link.`];
    }),
  );
}

function withoutCode(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
}

function anchorsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}
