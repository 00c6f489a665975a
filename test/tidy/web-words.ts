import ts from 'typescript';
import { placeOf, visit, type Finding, type SourceFile } from './source.ts';

const hasWords = /\p{L}{2}/u;
/** Attributes that people read or hear. */
const spoken = ['aria-label', 'alt', 'title', 'label', 'placeholder', 'description', 'legend'];

/** Text in pages that no locale says, so that nobody can read it in another language. */
export function checkLiteralText(files: readonly SourceFile[]): Finding[] {
  return pagesOf(files).flatMap((file) => {
    const findings: Finding[] = [];
    visit(file, (node) => {
      if (isLiteralText(node))
        findings.push(`${placeOf(file, node)} says ${node.getText().trim()} itself: put it in web/locales/.`);
    });
    return findings;
  });
}

function isLiteralText(node: ts.Node): boolean {
  if (ts.isJsxText(node)) return hasWords.test(node.text);
  if (!ts.isJsxAttribute(node) || !spoken.includes(node.name.getText())) return false;
  return (
    node.initializer !== undefined &&
    ts.isStringLiteral(node.initializer) &&
    hasWords.test(node.initializer.text)
  );
}

/**
 * Keys of the locales that nothing asks for. A key is asked for as a whole (`run.units`), or by a template (`field.${name}`):
 * then its last part has to be a name that the program knows.
 */
export function checkKeysUsed(files: readonly SourceFile[], messages: object): Finding[] {
  const code = files.filter(({ path }) => /^(web|src)\//.test(path) && !path.startsWith('web/locales/'));
  const texts = new Set<string>();
  const templates = new Set<string>();
  for (const file of code)
    visit(file, (node) => {
      if (ts.isStringLiteralLike(node)) texts.add(node.text);
      else if (ts.isIdentifier(node)) texts.add(node.text);
      else if (ts.isTemplateHead(node) && file.path.startsWith('web/')) templates.add(node.text);
    });
  return [...sayings(messages).keys()].flatMap((key) => {
    if (texts.has(key)) return [];
    const cut = key.lastIndexOf('.') + 1;
    const [before, last] = [key.slice(0, cut), key.slice(cut)];
    if (templates.has(before) && texts.has(last)) return [];
    return [`the locales say ${key}, which nothing asks for: delete it in every language.`];
  });
}

/** What a locale says by key and namespace: `run.units`. */
export function sayings(messages: object, before = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([name, value]: [string, unknown]): [string, string][] => {
      if (typeof value === 'string') return [[`${before}${name}`, value]];
      return typeof value === 'object' && value !== null ? [...sayings(value, `${before}${name}.`)] : [];
    }),
  );
}

function pagesOf(files: readonly SourceFile[]): SourceFile[] {
  return files.filter(({ path }) => path.startsWith('web/') && path.endsWith('.tsx'));
}
