import type { Finding } from './source.ts';

/** A text file of the project: code, documents, settings. */
export interface TextFile {
  path: string;
  text: string;
}

const bans = [
  { pattern: /\b(TODO|FIXME)\b/, says: 'do it now, or open an issue and leave no trace here' },
  { pattern: /@ts-(ignore|nocheck|expect-error)/, says: 'mend the type instead of silencing it' },
  { pattern: /eslint-disable(?!.* -- \S)/, says: 'mend it, or give the reason after " -- "' },
  {
    pattern: /(^|[\s'"`(=:])\/(work|tmp|farm|home|root)\//,
    says: 'a path of one machine means nothing elsewhere; use a path relative to the project or os.tmpdir()',
  },
];

const emptyNames = /(^|-)(util|helper|manager|service|data|common|misc)s?(-|\.|$)/;
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/;

export function checkWording(files: readonly TextFile[]): Finding[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) =>
      bans
        .filter(({ pattern }) => pattern.test(line))
        .map(({ pattern, says }) => {
          const found = pattern.exec(line)?.[0].trim() ?? '';
          return `${path}:${index + 1} has "${found}": ${says}.`;
        }),
    ),
  );
}

/** File names say what is inside, in whole words of the trade. */
export function checkNames(paths: readonly string[]): Finding[] {
  return paths.flatMap((filePath) => {
    const name = filePath.split('/').at(-1) ?? '';
    if (emptyNames.test(name))
      return [`${filePath} has a name that says nothing: name it after what it knows.`];
    return kebabCase.test(name) ? [] : [`${filePath} is not in kebab-case: write small words with dashes.`];
  });
}
