import { CODE, column, DAY, MATERIAL, NEEDED_CODE, UNIT, type TemplateTable } from './template-tables.ts';

const NEEDED = { required: true } as const;

/** Sheets for what changes seldom: parties, sites, products, materials, bills of materials, carton series. */
export const MASTER_TABLES: readonly TemplateTable[] = [
  {
    name: 'partners',
    sheet: 'Partners',
    chineseSheet: '合作方',
    says: 'Every firm the other sheets name: factory, suppliers, importer, consignees',
    saysChinese: '其他表提到的所有公司：工厂、供应商、进口商、收货人',
    columns: [
      column('code', ['Code', '代号'], ['Short code, unique', '简称，唯一'], 'NAMPHU', NEEDED_CODE),
      column('name', ['Name', '名称'], ['Registered name', '注册名称'], 'Namphu Knit & Dye JSC', NEEDED),
      column('localName', ['Local name', '当地名称'], ['Name in its own script', '当地文字名称'], ''),
      column(
        'roles',
        ['Roles', '角色'],
        [
          'factory, supplier, importer, consignee, laboratory; several with commas',
          '工厂、供应商、进口商、收货人',
        ],
        'supplier',
        { words: 'role', split: '[,，、/;]' },
      ),
      column('country', ['Country', '国家'], ['Two capital letters', '两位国家代码'], 'VN'),
      column('address', ['Address', '地址'], ['Postal address', '地址'], ''),
      column('contact', ['Contact', '联系人'], ['Person or post to ask', '联系人或岗位'], 'QA office'),
      column('email', ['E-mail', '邮箱'], ['E-mail', '邮箱'], ''),
      column('phone', ['Phone', '电话'], ['Telephone', '电话'], ''),
    ],
    records: [
      {
        kind: 'party',
        id: '{code}',
        body: {
          code: '{code}',
          name: '{name}',
          localName: '{localName}',
          roles: '{roles}',
          country: '{country}',
          address: '{address}',
          contact: '{contact}',
          email: '{email}',
          phone: '{phone}',
        },
      },
    ],
  },
  {
    name: 'sites',
    sheet: 'Sites',
    chineseSheet: '厂区',
    says: 'Plants and supplier plants, each with its time zone',
    saysChinese: '工厂及供应商厂区，含时区',
    columns: [
      column('code', ['Code', '代号'], ['Short code, unique', '简称，唯一'], 'bg', NEEDED_CODE),
      column('name', ['Name', '名称'], ['Name of the site', '厂区名称'], 'Bac Giang factory', NEEDED),
      column(
        'party',
        ['Firm', '公司'],
        ['Code or name of its firm', '所属公司代号或名称'],
        'THUONGHOA',
        NEEDED,
      ),
      column('timeZone', ['Time zone', '时区'], ['As Asia/Shanghai', '如 Asia/Shanghai'], 'Asia/Ho_Chi_Minh'),
      column('country', ['Country', '国家'], ['Two capital letters', '两位国家代码'], 'VN'),
      column('lines', ['Lines', '线别'], ['Production lines, with commas', '生产线，逗号分隔'], 'L3, L5', {
        split: '[,，、;]',
      }),
    ],
    records: [
      {
        kind: 'site',
        id: '{code}',
        body: {
          code: '{code}',
          name: '{name}',
          party: { $find: 'party', names: '{party}' },
          timeZone: '{timeZone}',
          country: '{country}',
          lines: '{lines}',
        },
      },
    ],
  },
  {
    name: 'products',
    sheet: 'Products',
    chineseSheet: '产品',
    says: 'One row for each variant of a product',
    saysChinese: '每个款式一行',
    columns: [
      column('product', ['Product', '产品'], ['Code of the product', '产品代号'], 'romper', NEEDED_CODE),
      column('name', ['Product name', '产品名称'], ['Name', '名称'], 'Baby Romper (2022)', NEEDED),
      column('style', ['Style', '款号'], ['Style or model number', '款号或型号'], 'BR-2022', CODE),
      column('importer', ['Importer', '进口商'], ['Code or name', '代号或名称'], 'ARCADIA'),
      column('variant', ['Variant', '规格'], ['Short code of colour or size', '颜色或尺码代号'], 'SG', CODE),
      column('variantName', ['Variant name', '规格名称'], ['Name of the variant', '规格名称'], 'Sage'),
      column('sku', ['SKU', '货号'], ["The importer's article number", '货号'], 'BR22-SG', CODE),
      column('gtin', ['GTIN', '条码'], ['Bar code number, as text', '条码，文本格式'], '9521321001015', CODE),
    ],
    records: [
      {
        kind: 'product',
        id: '{product}',
        body: {
          name: '{name}',
          style: '{style}',
          importer: { $find: 'party', names: '{importer}' },
          variants: { $list: { id: '{variant}', name: '{variantName}', sku: '{sku}', gtin: '{gtin}' } },
        },
      },
    ],
  },
  {
    name: 'bill of materials',
    sheet: 'BOM',
    chineseSheet: '用料表',
    says: 'One row for each component of each revision; the materials are taken from here',
    saysChinese: '每个版本每个部位一行；物料由此登记',
    columns: [
      column('revision', ['Revision', '版本'], ['Code of the revision', '版本号'], 'BR22-A', NEEDED_CODE),
      column('product', ['Product', '产品'], ['Code of the product', '产品代号'], 'romper', NEEDED_CODE),
      column('kind', ['Kind', '类别'], ['bom or rework; empty: bom', 'bom 或 rework；空为 bom'], 'bom', {
        words: 'revisionKind',
      }),
      column('from', ['Valid from', '生效日期'], ['Day it came into force', '生效日期'], '2021-08-16', DAY),
      column('slot', ['Component', '部位'], ['Component slot', '部位'], 'rib trim', NEEDED),
      MATERIAL,
      column(
        'materialName',
        ['Material', '物料名称'],
        ['Name of the material', '物料名称'],
        'Rib 1x1 white',
        NEEDED,
      ),
      column('perUnit', ['Per piece', '单耗'], ['Quantity for one piece', '单件用量'], '0.02', {
        read: 'rate',
        unit: 'unit',
        required: true,
      }),
      UNIT,
      column('loss', ['Loss allowed', '损耗'], ['With a percent sign', '带百分号'], '5%', {
        read: 'permille',
      }),
      column(
        'variants',
        ['Variants', '适用规格'],
        ['Codes of the variants; empty: all', '适用规格代号；空为全部'],
        '',
        { split: '[,，、;]', blank: ['all', '全部', '所有', 'tất cả', '-'] },
      ),
    ],
    records: [
      {
        kind: 'material',
        id: '{material}',
        body: { code: '{material}', name: '{materialName}', unit: '{perUnit.unit}' },
      },
      {
        kind: 'revision',
        id: '{revision}',
        body: {
          product: '{product}',
          kind: '{kind}',
          code: '{revision}',
          from: '{from}',
          slots: {
            $list: {
              slot: '{slot}',
              material: { $row: 'material' },
              quantity: '{perUnit}',
              perUnits: '{perUnit.perUnits}',
              unit: '{perUnit.unit}',
              lossPermille: '{loss}',
              variants: '{variants}',
            },
          },
        },
      },
    ],
  },
  {
    name: 'carton series',
    sheet: 'Carton series',
    chineseSheet: '箱系列',
    says: 'One row for each run of carton numbers, often one for each order',
    saysChinese: '每套箱号一行，多为一单一套',
    columns: [
      column(
        'series',
        ['Carton series', '箱系列'],
        ['Code, often the purchase order', '代号，多为订单号'],
        'PO 4471',
        NEEDED_CODE,
      ),
      column(
        'mark',
        ['Shipping mark', '唛头'],
        ['With the number of one carton, leading zeros as printed', '含一个箱号，按实际印刷'],
        'ABI-BR-0001',
        { read: 'mark', required: true },
      ),
      column('po', ['Purchase order', '订单号'], ['Purchase order', '订单号'], 'PO 4471', CODE),
      column('consignee', ['Consignee', '收货人'], ['Code or name, if one for all', '代号或名称'], 'ARCADIA'),
    ],
    records: [
      {
        kind: 'carton-series',
        id: '{series}',
        body: {
          code: '{series}',
          mark: '{mark}',
          purchaseOrder: '{po}',
          consignee: { $find: 'party', names: '{consignee}' },
        },
      },
    ],
  },
];
