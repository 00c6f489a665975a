// Runs in browsers too, from disk: nothing here but what the web platform has. Only the page of a pack loads this file.
import type { ArchiveFile } from './archive.ts';
import type { Bytes } from './bytes.ts';
import { checkFiles, checkPack } from './check-pack.ts';
import type { PackVerdict } from './check-pack.ts';
import { findingText } from './finding.ts';

/** As much of a browser's page as is used here. */
interface PageElement {
  textContent: string | null;
  className: string;
  lang: string;
  readonly files?: Iterable<PickedFile> | null;
  append(...children: PageElement[]): void;
  replaceChildren(...children: PageElement[]): void;
  addEventListener(event: 'change', heard: () => void): void;
}
interface PickedFile {
  readonly name: string;
  readonly webkitRelativePath: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}
interface PageDocument {
  getElementById(id: string): PageElement | null;
  createElement(name: string): PageElement;
}

const SAYS = {
  wait: ['Checking …', '正在核对……'],
  sound: [
    'Sound: every file and every ledger entry is as it was signed.',
    '完好：每个文件、每条账本条目都与签名时一致。',
  ],
  broken: ['NOT SOUND', '有问题'],
  unknown: ['Not fully checked', '未能全部核对'],
  counts: [
    '{files} files, {entries} ledger entries, position {position}',
    '{files} 个文件，{entries} 条账本条目，账本位置 {position}',
  ],
  key: ['Signed by the key {key}', '签名密钥 {key}'],
  folder: [
    'The files were checked as they were unpacked; the zip file itself was not looked at.',
    '已核对解压后的文件；zip 文件本身没有核对。',
  ],
} as const;

/** Makes the two file inputs of the page check what is chosen. */
export function startPage(page: PageDocument): void {
  const [file, folder, verdict] = ['file', 'folder', 'verdict'].flatMap(
    (id) => page.getElementById(id) ?? [],
  );
  if (file === undefined || folder === undefined || verdict === undefined) return;
  const line = (texts: readonly [string, string], name = 'p', className = ''): PageElement[] =>
    texts.map((text, at) => {
      const element = page.createElement(name);
      element.textContent = text;
      element.className = className;
      element.lang = at === 0 ? 'en' : 'zh-CN';
      return element;
    });
  const check = async (work: () => Promise<PackVerdict>, note: PageElement[]): Promise<void> => {
    verdict.className = 'box';
    verdict.replaceChildren(...line(SAYS.wait));
    const outcome = await work();
    verdict.className = `box ${outcome.sound === true ? 'good' : outcome.sound === null ? 'warn' : 'bad'}`;
    verdict.replaceChildren(...linesOf(outcome, line), ...note);
  };
  file.addEventListener('change', () => {
    const [picked] = [...(file.files ?? [])];
    if (picked !== undefined) void check(async () => checkPack(await bytesIn(picked)), []);
  });
  folder.addEventListener('change', () => {
    const picked = [...(folder.files ?? [])];
    void check(async () => checkFiles(await filesIn(picked)), line(SAYS.folder, 'p', 'soft'));
  });
}

function linesOf(
  { sound, findings, files, entries, position, signingKey }: PackVerdict,
  line: (texts: readonly [string, string], name?: string, className?: string) => PageElement[],
): PageElement[] {
  const heading = sound === true ? SAYS.sound : sound === null ? SAYS.unknown : SAYS.broken;
  const fill = (text: string): string =>
    text
      .replace('{files}', String(files))
      .replace('{entries}', String(entries))
      .replace('{position}', String(position ?? '?'))
      .replace('{key}', signingKey ?? '?');
  const told = findings.flatMap((finding) => line([findingText(finding, 'en'), findingText(finding, 'zh')]));
  const counts = line([fill(SAYS.counts[0]), fill(SAYS.counts[1])], 'p', 'soft');
  const key = line([fill(SAYS.key[0]), fill(SAYS.key[1])], 'p', 'hash');
  return [...line(heading, 'p', 'verdict'), ...told, ...counts, ...key];
}

async function bytesIn(file: PickedFile): Promise<Bytes> {
  return new Uint8Array(await file.arrayBuffer());
}

/** Files of a folder, by their paths within it. */
async function filesIn(picked: readonly PickedFile[]): Promise<ArchiveFile[]> {
  const files: ArchiveFile[] = [];
  for (const file of picked) {
    const path = file.webkitRelativePath.split('/').slice(1).join('/');
    files.push({ path: path === '' ? file.name : path, bytes: await bytesIn(file) });
  }
  return files;
}
