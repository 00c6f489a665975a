import type { Mapping, MappingTable } from '../mapping/mapping.ts';
import { EVIDENCE_WORDS } from './template-evidence-words.ts';
import { MASTER_TABLES } from './template-master.ts';
import { MATERIAL_TABLES } from './template-material.ts';
import { PRODUCTION_TABLES } from './template-production.ts';
import { REPORT_TABLES } from './template-reports.ts';
import { SHIPPING_TABLES } from './template-shipping.ts';
import { TEST_TABLES } from './template-tests.ts';
import type { TemplateColumn, TemplateTable } from './template-tables.ts';

/** Sheets of what factories keep: their own sheets are held against these. */
export const FACTORY_TABLES: readonly TemplateTable[] = [
  ...MASTER_TABLES,
  ...MATERIAL_TABLES,
  ...PRODUCTION_TABLES,
  ...SHIPPING_TABLES,
];

/** Every sheet of the template workbook, in reading order. */
export const TEMPLATE_TABLES: readonly TemplateTable[] = [
  ...FACTORY_TABLES,
  ...TEST_TABLES,
  ...REPORT_TABLES,
];

/** Sheet of the template that explains the others. */
export const NOTES_SHEET = 'How to fill in 填写说明';

export function bothWords(english: string, chinese: string): string {
  return `${english} ${chinese}`;
}

function mappingTable(table: TemplateTable): MappingTable {
  return {
    name: table.name,
    sheet: {
      matches: `^\\s*(${table.sheet}|${table.chineseSheet}|${table.sheet} ${table.chineseSheet})\\s*$`,
    },
    optional: true,
    columns: Object.fromEntries(table.columns.map((each) => [each.field, mappingColumn(each)])),
    records: [...table.records],
  };
}

function mappingColumn({ english, chinese, settings }: TemplateColumn): MappingTable['columns'][string] {
  const optional = settings?.required !== true;
  return {
    header: [bothWords(english, chinese), english, chinese],
    ...(optional ? { optional } : {}),
    ...settings,
  };
}

/** The mapping of the template workbook, which is built in: a filled template needs no other. */
export const TEMPLATE_MAPPING: Mapping = {
  lotproof: 'mapping/1',
  name: 'Template workbook',
  words: {
    role: {
      factory: 'factory',
      工厂: 'factory',
      supplier: 'supplier',
      供应商: 'supplier',
      importer: 'importer',
      进口商: 'importer',
      consignee: 'consignee',
      收货人: 'consignee',
      laboratory: 'laboratory',
      实验室: 'laboratory',
      subcontractor: 'subcontractor',
      加工厂: 'subcontractor',
      carrier: 'carrier',
      forwarder: 'forwarder',
      货代: 'forwarder',
    },
    revisionKind: { ' ': 'bom', bom: 'bom', rework: 'rework', 返工: 'rework' },
    taken: {
      sampled: 'sampled',
      留样: 'sampled',
      取样: 'sampled',
      scrapped: 'scrapped',
      报废: 'scrapped',
      'loose stock': 'loose-stock',
      尾数: 'loose-stock',
    },
    inspection: {
      inline: 'inline',
      巡检: 'inline',
      final: 'final',
      终检: 'final',
      'pre-shipment': 'pre-shipment',
      验货: 'pre-shipment',
    },
    result: {
      passed: 'passed',
      合格: 'passed',
      failed: 'failed',
      不合格: 'failed',
      pending: 'pending',
      待定: 'pending',
    },
    ...EVIDENCE_WORDS,
  },
  ignore: [NOTES_SHEET],
  tables: TEMPLATE_TABLES.map(mappingTable),
};
