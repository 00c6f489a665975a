import { leadsHereOnly } from '../../kit/loopback.ts';
import type { Template } from '../../drawing/template.ts';
import type { LabelContent } from './label-content.ts';
import { fileOf } from './label-drawing-operations.ts';
import type { DrawnContent } from './label-drawing-operations.ts';
import { lookFor } from './label-looks.ts';
import { LINK_ROOT } from './label-symbol.ts';

interface OwnWarning {
  readonly code: string;
  readonly says: string;
  readonly inChinese: string;
}

/** What to mind about the template, and about the symbol that leads to the public page. */
export function ownWarnings({
  content,
  address,
  template,
}: Pick<DrawnContent, 'content' | 'address' | 'template'>): OwnWarning[] {
  const unapproved = template?.body.state === 'draft' ? [TEMPLATE_DRAFT] : [];
  return [...unapproved, ...symbolWarnings(content, address, fileOf(content, template))];
}

const TEMPLATE_DRAFT: OwnWarning = {
  code: 'template-draft',
  says: 'Its template is a draft that nobody approved: press files bear the word DRAFT.',
  inChinese: '所用模板仍是草稿，未经批准：印刷文件上带有 DRAFT 字样。',
};

function symbolWarnings(content: LabelContent, address: string | null, file: Template | null): OwnWarning[] {
  const { symbol, symbolSays } =
    file === null ? lookFor(content) : { symbol: leadsToPage(file) ? 'qr' : 'none', symbolSays: undefined };
  if (symbol === 'none' || symbolSays === 'element-string') return [];
  if (symbolSays === 'digital-link')
    return [
      {
        code: 'link-elsewhere',
        says: `The symbol leads to ${LINK_ROOT}, which knows the way only where the firm has registered one with GS1.`,
        inChinese: `二维码通往 ${LINK_ROOT}，只有公司在 GS1 登记过去向时才能打开。`,
      },
    ];
  if (address === null)
    return [
      {
        code: 'no-address',
        says: 'There is no symbol: nobody has said under which address the public page is.',
        inChinese: '没有二维码：还没有人说明公开页面的网址。',
      },
    ];
  if (!leadsHereOnly(address)) return [];
  return [
    {
      code: 'address-here',
      says: `The symbol leads to ${address}, which only this machine reaches: set LOTPROOF_PUBLIC_URL, or the address in the label plan.`,
      inChinese: `二维码通往 ${address}，只有本机能打开：请设置 LOTPROOF_PUBLIC_URL，或在标签方案中填写网址。`,
    },
  ];
}

function leadsToPage(file: Template): boolean {
  return file.symbols.some(({ data }) => data.includes('{page}'));
}
