import type { Shape } from './artwork.ts';
import type { PdfFile } from './pdf-file.ts';

/** The layers that Illustrator shows, by kind of shape. */
const LAYERS = { path: 'Rules', text: 'Type', symbol: 'Codes' } as const;
const KINDS = ['path', 'text', 'symbol'] as const;

/** Layers of an .ai file: optional content groups that are all shown. */
export interface Layers {
  /** Operators of all shapes, each kind in its layer. */
  body(shapes: readonly Shape[], operatorsOf: (shape: Shape) => string): string;
  /** For the resources of a page. */
  readonly resource: string;
  /** For the catalogue. */
  readonly catalogue: string;
}

export const NO_LAYERS: Layers = {
  body: (shapes, operatorsOf) => shapes.map(operatorsOf).join(''),
  resource: '',
  catalogue: '',
};

export function addLayers(file: PdfFile): Layers {
  const groups = KINDS.map((kind) => ({
    kind,
    group: file.add(`<< /Type /OCG /Name (${LAYERS[kind]}) /Intent [/View /Design] >>`),
  }));
  const list = groups.map(({ group }) => `${group} 0 R`).join(' ');
  return {
    body: (shapes, operatorsOf) =>
      groups
        .map(({ kind }) => ({ kind, of: shapes.filter((shape) => shape.kind === kind) }))
        .filter(({ of }) => of.length > 0)
        .map(({ kind, of }) => `/OC /${LAYERS[kind]} BDC\n${of.map(operatorsOf).join('')}EMC\n`)
        .join(''),
    resource: `/Properties << ${groups.map(({ kind, group }) => `/${LAYERS[kind]} ${group} 0 R`).join(' ')} >>`,
    catalogue: `/OCProperties << /OCGs [${list}] /D << /Order [${list}] /ON [${list}] >> >>`,
  };
}

/** What Illustrator and press programs read about a file: its title and the names of its plates. */
export function addMetadata(file: PdfFile, title: string, plates: readonly string[]): number {
  const text = (value: string): string => value.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const names = plates.map((plate) => `<rdf:li>${text(plate)}</rdf:li>`).join('');
  return file.addStream(
    '/Type /Metadata /Subtype /XML',
    [
      '<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>',
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
      '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpTPg="http://ns.adobe.com/xap/1.0/t/pg/">',
      '<dc:format>application/pdf</dc:format><xmp:CreatorTool>lotproof</xmp:CreatorTool>',
      `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${text(title)}</rdf:li></rdf:Alt></dc:title>`,
      `<xmpTPg:PlateNames><rdf:Seq>${names}</rdf:Seq></xmpTPg:PlateNames>`,
      '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>',
    ].join('\n'),
  );
}
