/**
 * What the headers of factories' sheets are called, by table and field of the template: English, Chinese and Vietnamese, parted by
 * `|`. Case, spaces and marks do not matter. A header may hold the words of two languages.
 */
const RUN_WORDS =
  'lot code|batch|batch no|batch number|batch code|lot no|lot number|lot|run|production lot|production batch|生产批号|生产批次|产品批号|成品批号|批次号|số lô sản xuất|số lô|mã lô|lô sản xuất';
const MATERIAL_WORDS =
  'item number|item no|item code|material code|material no|part no|part number|code|material|component code|raw material|resin|ingredient|物料编号|物料编码|物料代码|料号|编号|mã vật tư|mã hàng|mã nguyên liệu';
const MATERIAL_NAME_WORDS =
  'material name|description|material|item name|item|物料名称|品名|物料|名称|tên vật tư|tên nguyên liệu|diễn giải';
/** What a material is called beside its number; where it stands alone, it is the number. */
const NAME_BESIDE_WORDS =
  'material name|material description|item name|description|goods description|物料名称|品名|名称|tên vật tư|tên nguyên liệu|diễn giải';
const LOT_WORDS =
  'supplier lot|supplier lot no|supplier batch|maker lot|maker batch|material lot|mat lot|raw material lot|dye lot|roll lot|lot no|lot|batch|物料批号|来料批号|供应商批号|批号|lô vật tư|số lô ncc|số lô';
const UNIT_WORDS = 'unit|uom|unit of measure|units|单位|计量单位|đơn vị|đvt';
const SITE_WORDS = 'site|plant|factory|warehouse|location|厂区|工厂|厂|厂别|仓库|nhà máy|xưởng|kho';
const VARIANT_WORDS = 'variant|colour|color|size|style colour|规格|颜色|尺码|款色|màu|màu sắc|kích cỡ';
const FIRST_WORDS =
  'from unit|from pc|from piece|first piece|inkjet from|serial from|起始件号|喷码起|序号起|từ sp|từ số';
const LAST_WORDS =
  'to unit|to pc|to piece|last piece|inkjet to|serial to|截止件号|喷码止|序号止|đến sp|đến số';
const SERIES_WORDS =
  'carton series|po|po no|purchase order|order|order no|订单号|订单|po号|合同号|đơn hàng|số po';
const CARTONS_WORDS =
  'carton numbers|carton no|carton nos|ctn no|c/no|cno|cartons no|carton range|箱号|箱号范围|件号|số thùng|thùng số';
const CARTON_FIRST_WORDS =
  'carton from|from carton|first carton|ctn from|carton no from|ctn no from|c/no from|箱号起|起始箱号|箱号从|từ thùng|số thùng từ';
const CARTON_LAST_WORDS =
  'carton to|to carton|last carton|ctn to|carton no to|ctn no to|c/no to|箱号止|截止箱号|箱号到|đến thùng|số thùng đến';
const DATE_WORDS = 'date|day|日期|时间|ngày|ngày tháng';

const PAIR = { firstCarton: CARTON_FIRST_WORDS, lastCarton: CARTON_LAST_WORDS };

export const HEADER_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  partners: {
    code: 'code|short name|abbreviation|代号|代码|简称|编号|mã|mã số',
    name: 'name|english name|company|company name|firm|supplier name|名称|公司名称|英文名|名称英文|tên|tên công ty',
    localName: 'local name|chinese name|中文名|中文名称|当地名称|tên tiếng việt',
    roles: 'roles|role|type|category|relation|角色|类别|类型|关系|loại|vai trò',
    country: 'country|国家|国别|quốc gia|nước',
    address: 'address|地址|địa chỉ',
    contact: 'contact|contact person|attn|联系人|người liên hệ',
    email: 'email|e-mail|mail|邮箱|电子邮件',
    phone: 'phone|tel|telephone|mobile|电话|手机|điện thoại|sđt',
  },
  sites: {
    code: 'code|site code|代号|mã',
    name: 'name|site|site name|plant|plant name|厂区|厂名|名称|tên',
    party: 'firm|company|owner|party|公司|所属公司|công ty',
    timeZone: 'time zone|timezone|时区|múi giờ',
    country: 'country|国家|quốc gia',
    lines: 'lines|production lines|线别|生产线|chuyền',
  },
  products: {
    product: 'product|product code|item|item no|model|产品|产品编号|产品代号|款号|mã sản phẩm|mã hàng',
    name: 'product name|name|description|产品名称|品名|名称|tên sản phẩm',
    style: 'style|style no|model|model no|款号|型号|mã kiểu',
    importer: 'importer|customer|buyer|进口商|客户|khách hàng|nhà nhập khẩu',
    variant: VARIANT_WORDS,
    variantName: 'variant name|colour name|color name|规格名称|颜色名称',
    sku: 'sku|article|article no|货号|mã sku',
    gtin: 'gtin|ean|upc|bar code|barcode|条码|mã vạch',
  },
  'bill of materials': {
    revision: 'revision|rev|version|bom revision|bom version|bom|版本|版次|bom版本|phiên bản',
    product: 'product|style|产品|款号|sản phẩm',
    kind: 'kind|type|类别',
    from: 'valid from|effective from|effective date|from|生效日期|有效期起|ngày hiệu lực',
    slot: 'component|slot|part|usage|position|部位|部件|组件|bộ phận|vị trí',
    material: MATERIAL_WORDS,
    materialName: MATERIAL_NAME_WORDS,
    perUnit:
      'per piece|per pc|per unit|quantity per|consumption|usage per pc|qty per pc|单耗|用量|单件用量|định mức|tiêu hao',
    unit: UNIT_WORDS,
    loss: 'loss allowed|loss|wastage|waste|allowance|损耗|损耗率|hao hụt',
    variants: 'variants|variant|colour|color|size|适用规格|颜色|规格|尺码|màu',
  },
  'carton series': {
    series: SERIES_WORDS,
    mark: 'shipping mark|carton mark|mark|唛头|箱唛|ký mã hiệu',
    po: 'purchase order|po|订单号|đơn hàng',
    consignee: 'consignee|customer|收货人|客户|khách hàng',
  },
  'material receipts': {
    note: 'receipt note|grn|grn no|goods received note|receipt no|receiving no|收货单号|入库单号|进仓单号|phiếu nhập',
    received:
      'received|date received|receipt date|arrival|date|到货日期|收货日期|进料日期|来料日期|入库日期|日期|ngày nhập|ngày nhận',
    site: SITE_WORDS,
    supplierSite: 'supplier site|supplier plant|vendor site|供应商厂区|nhà máy ncc',
    supplier: 'supplier|vendor|supplier name|供应商|供货商|厂商|nhà cung cấp|ncc',
    material: MATERIAL_WORDS,
    materialName: NAME_BESIDE_WORDS,
    lot: LOT_WORDS,
    made: 'made|production date|manufactured|mfg date|生产日期|制造日期|生产|ngày sản xuất|nsx',
    dispatched: 'dispatched|ship date|sent|delivery date|发货日期|送货日期|发货|ngày giao',
    sent: 'quantity sent|qty on delivery note|delivered|delivery qty|dn qty|送货数量|送货|来料数量|sl giao',
    got: 'quantity received|qty received|received qty|quantity|qty|actual qty|实收数量|实收|数量|入库数量|sl nhận|số lượng',
    unit: UNIT_WORDS,
  },
  runs: {
    run: RUN_WORDS,
    product: 'product|style|item|产品|款号|sản phẩm',
    variant: VARIANT_WORDS,
    revision: 'bom revision|bom|revision|version|bom版本|版本|phiên bản',
    site: SITE_WORDS,
    line: 'line|production line|sewing line|machine|machine no|线别|机台|机号|生产线|拉别|chuyền|line may',
    start: 'start|started|start date|begin|start time|开始|开工日期|上线日期|bắt đầu',
    end: 'end|ended|finish|end date|completed|结束|完工日期|下线日期|kết thúc',
    made: 'pieces made|pcs made|quantity|qty|output|made|total output|产量|数量|完成数量|生产数量|sản lượng',
    workOrder: 'work order|wo|wo no|job no|工单号|制单号|生产单号|lệnh sản xuất',
    label: 'tracking label|label text|label|追溯标签|标签|nhãn truy xuất',
  },
  output: {
    run: RUN_WORDS,
    from: 'from|start|from time|time from|从|开始时间|từ',
    to: 'to|end|to time|time to|到|结束时间|đến',
    pieces: 'pieces|pcs|pcs off line|output|quantity|qty|件数|产量|数量|sản lượng',
  },
  'material issue': {
    slip: 'slip|slip no|issue no|issue slip|voucher|requisition|单号|领料单号|phiếu xuất',
    date: 'date|issue date|date issued|日期|领料日期|ngày xuất|ngày',
    run: RUN_WORDS,
    slot: 'component|slot|part|部位|部件|bộ phận',
    material: MATERIAL_WORDS,
    materialName: NAME_BESIDE_WORDS,
    lot: LOT_WORDS,
    quantity:
      'quantity|qty|qty issued|issued|issued qty|qty used|quantity used|used qty|used|consumed|耗用|用料|数量|领用数量|领料数量|用量|số lượng xuất|số lượng',
    unit: UNIT_WORDS,
    first: FIRST_WORDS,
    last: LAST_WORDS,
    used: 'time of use|used from-to|used|hours of use|使用时段|使用时间|thời gian dùng',
  },
  'taken out': {
    run: RUN_WORDS,
    kind: 'what|kind|type|disposition|去向|类别|类型|loại',
    pieces: 'pieces|pcs|quantity|qty|件数|数量|số lượng',
    first: FIRST_WORDS,
    last: LAST_WORDS,
    reason: 'reason|remark|note|原因|备注|lý do',
  },
  packing: {
    series: SERIES_WORDS,
    cartons: CARTONS_WORDS,
    ...PAIR,
    run: RUN_WORDS,
    variant: VARIANT_WORDS,
    perCarton:
      'pieces per carton|pcs/carton|pcs/ctn|pcs per carton|qty/ctn|per carton|每箱件数|每箱数量|装箱数|sl/thùng',
    count: 'cartons|ctns|no of cartons|total cartons|箱数|件数|số lượng thùng|tổng thùng',
    total: 'total pcs|total pieces|total qty|total|pieces|合计|总数|合计件数|tổng số',
    first: FIRST_WORDS,
    last: LAST_WORDS,
  },
  shipments: {
    shipment:
      'shipment|shipment no|shipping note|delivery no|shipping no|出货单号|出货编号|发货单号|số lô hàng|phiếu xuất hàng',
    date: 'date|left factory|ship date|etd|shipped|date shipped|出货日期|发货日期|装柜日期|ngày xuất',
    consignee: 'consignee|customer|ship to|buyer|收货人|客户|khách hàng|người nhận',
    container: 'container|container no|truck|vehicle|柜号|集装箱号|车牌|số cont|container số',
    invoice: 'invoice|invoice no|ci no|发票号|发票|hóa đơn',
    billOfLading: 'bill of lading|b/l|bl no|awb|提单号|提单|vận đơn',
    series: SERIES_WORDS,
    cartons: CARTONS_WORDS,
    ...PAIR,
    count: 'cartons|ctns|no of cartons|箱数|số lượng thùng|tổng thùng',
  },
  returns: {
    shipment: 'shipment|original shipment|原出货单号|出货单号',
    date: 'date returned|return date|退货日期|ngày trả',
    series: SERIES_WORDS,
    cartons: CARTONS_WORDS,
    reason: 'reason|remark|原因|退货原因|lý do',
    consignee: 'consignee|customer|收货人|客户|khách hàng',
    count: 'cartons|ctns|箱数|số thùng',
  },
  inspections: {
    run: RUN_WORDS,
    kind: 'kind|inspection type|type|检验类别|类别|loại kiểm',
    date: DATE_WORDS,
    lotSize: 'lot size|batch size|批量|cỡ lô',
    sample: 'sample|sample size|抽样|抽样数|cỡ mẫu',
    critical: 'critical|cr|致命',
    major: 'major|ma|主要',
    minor: 'minor|mi|次要',
    result: 'result|verdict|decision|判定|结果|kết quả',
    inspector: 'inspector|checked by|检验员|检验人|người kiểm',
  },
};

/** Words in the name of a sheet that say which table it holds. */
export const SHEET_WORDS: Readonly<Record<string, string>> = {
  partners: 'partner|supplier|customer|contact|合作方|供应商|客户|nhà cung cấp',
  sites: 'site|plant|厂区',
  products: 'product|产品|sản phẩm',
  'bill of materials': 'bom|bill of material|用料|物料清单|định mức',
  'carton series': 'carton series|箱系列',
  'material receipts': 'receipt|receiv|incoming|来料|进料|入库|收料|nhập',
  runs: 'run|production|生产批次|生产',
  output: 'output|hourly|产量|日报|sản lượng',
  'material issue': 'issue|consum|领料|发料|用料单|xuất kho|cấp phát',
  'taken out': 'sample|reject|scrap|取样|留样|报废',
  packing: 'pack|装箱|包装|đóng gói',
  shipments: 'ship|deliver|出货|发货|装柜|xuất hàng',
  returns: 'return|退货|trả hàng',
  inspections: 'inspect|quality|qc|检验|品检|kiểm',
};

/** What words in a column mean, by the table of words their field is read with: the first that fits. */
export const VALUE_WORDS: Readonly<Record<string, readonly (readonly [RegExp, string | null])[]>> = {
  role: [
    [/import|进口/iu, 'importer'],
    [/supplier|vendor|供应|ncc|cung cấp/iu, 'supplier'],
    [/consignee|customer|buyer|收货|客户|khách/iu, 'consignee'],
    [/factory|manufact|工厂|nhà máy/iu, 'factory'],
    [/lab|实验/iu, 'laboratory'],
    [/subcontract|外发|加工/iu, 'subcontractor'],
  ],
  taken: [
    [/sample|retain|留样|取样|抽样|test|测试|mẫu/iu, 'sampled'],
    [/scrap|reject|destroy|b-grade|报废|次品|hủy|phế/iu, 'scrapped'],
    [/loose|tail|stock|尾数|余数|tồn/iu, 'loose-stock'],
  ],
  revisionKind: [
    [/rework|返工/iu, 'rework'],
    [/./u, 'bom'],
  ],
  inspection: [
    [/inline|during|dupro|巡检/iu, 'inline'],
    [/pre.?ship|psi|验货/iu, 'pre-shipment'],
    [/./u, 'final'],
  ],
  result: [
    [/^(?:fail|rej|ng|not|不合格|拒收|không)/iu, 'failed'],
    [/^(?:pass|acc|ok|合格|允收|接收|đạt)/iu, 'passed'],
    [/pend|待/iu, 'pending'],
  ],
};
