import ts from 'typescript';
import { isTest, visit, lineOf, type Finding, type SourceFile } from './source.ts';

const goals = { fileLines: 300, fileLinesAtMost: 400, functionLines: 40 };
/** A component is mostly markup, of which a line says less. */
const markupLines = 60;

/** Today's exceptions with their size; entries may only shrink and go. */
export interface Ratchet {
  files: Record<string, number>;
  functions: Record<string, number>;
}

interface Size {
  /** `src/db/open.ts` or `src/db/open.ts openDatabase`. */
  name: string;
  lines: number;
}

export function fileSizes(files: readonly SourceFile[]): Size[] {
  return files.map(({ path, text }) => ({
    name: path,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
  }));
}

/** Every function with its length; the callbacks of describe, it and test are lists of tests and left out. */
export function functionSizes(files: readonly SourceFile[]): Size[] {
  return files.flatMap((file) => {
    const sizes: Size[] = [];
    visit(file, (node) => {
      if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return;
      if (isTest(file.path) && isTestCallback(node)) return;
      const lines = lineOf(file, node.getEnd()) - lineOf(file, node.getStart(file.tree)) + 1;
      sizes.push({ name: `${file.path} ${nameOf(node)}`, lines });
    });
    return sizes;
  });
}

export function checkFileSizes(sizes: readonly Size[], ratchet: Ratchet['files']): Finding[] {
  const tooLong = sizes
    .filter(({ lines }) => lines > goals.fileLinesAtMost)
    .map(
      ({ name, lines }) =>
        `${name} has ${lines} lines; ${goals.fileLinesAtMost} is the limit without exception: split it by aspect.`,
    );
  return [...tooLong, ...checkRatchet(sizes, ratchet, goals.fileLines, 'split it by aspect')];
}

export function checkFunctionSizes(sizes: readonly Size[], ratchet: Ratchet['functions']): Finding[] {
  const advice = 'name its parts as functions of their own';
  const [markup, code] = [sizes.filter(isMarkup), sizes.filter((size) => !isMarkup(size))];
  const exceptions = (areMarkup: boolean): Ratchet['functions'] =>
    Object.fromEntries(Object.entries(ratchet).filter(([name]) => isMarkup({ name }) === areMarkup));
  return [
    ...checkRatchet(code, exceptions(false), goals.functionLines, advice),
    ...checkRatchet(markup, exceptions(true), markupLines, advice),
  ];
}

function isMarkup({ name }: Pick<Size, 'name'>): boolean {
  return name.includes('.tsx ');
}

/** The same exceptions at today's sizes, without those no longer needed. */
export function shrink(ratchet: Ratchet, files: readonly Size[], functions: readonly Size[]): Ratchet {
  return {
    files: shrinkEntries(ratchet.files, files, goals.fileLines),
    functions: shrinkEntries(ratchet.functions, functions, goals.functionLines),
  };
}

function shrinkEntries(
  entries: Record<string, number>,
  sizes: readonly Size[],
  goal: number,
): Record<string, number> {
  const longest = longestByName(sizes);
  return Object.fromEntries(
    Object.entries(entries)
      .map(([name, allowed]) => [name, Math.min(allowed, longest.get(name) ?? 0)] as const)
      .filter(([name, lines]) => lines > (isMarkup({ name }) ? markupLines : goal)),
  );
}

function longestByName(sizes: readonly Size[]): Map<string, number> {
  const longest = new Map<string, number>();
  for (const { name, lines } of sizes) longest.set(name, Math.max(lines, longest.get(name) ?? 0));
  return longest;
}

function checkRatchet(
  sizes: readonly Size[],
  ratchet: Record<string, number>,
  goal: number,
  advice: string,
): Finding[] {
  const longest = longestByName(sizes);
  const grown = [...longest]
    .filter(([name, lines]) => lines > (ratchet[name] ?? goal))
    .map(
      ([name, lines]) =>
        `${name} has ${lines} lines, at most ${ratchet[name] ?? goal} are allowed: ${advice}.`,
    );
  const slack = Object.entries(ratchet).flatMap(([name, allowed]) => {
    const lines = longest.get(name) ?? 0;
    if (lines <= goal) return [`${name} no longer needs its exception: run npm run shrink.`];
    return lines < allowed ? [`${name} shrank to ${lines} lines: run npm run shrink.`] : [];
  });
  return [...grown, ...slack];
}

function isTestCallback(node: ts.Node): boolean {
  const { parent } = node;
  return ts.isCallExpression(parent) && /^(describe|it|test)\b/.test(parent.expression.getText());
}

function nameOf(node: ts.Node): string {
  if ('name' in node && node.name !== undefined) return (node.name as ts.Node).getText(); // any node's name is a node
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText();
  if (ts.isCallExpression(parent)) return `(callback of ${parent.expression.getText().split('\n')[0] ?? ''})`;
  return '(anonymous)';
}
