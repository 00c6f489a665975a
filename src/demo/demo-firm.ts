import type { SmallestUnit } from '../kit/quantity.ts';

/** The demo firm's fixed cast. Every name is invented; addresses end in `.example`. */
export const DEMO_FIRM = {
  id: 'brightwater',
  name: 'Brightwater Toys LLC',
  importer: 'brightwater',
} as const;

export interface DemoMaterial {
  readonly code: string;
  readonly name: string;
  readonly localName: string;
  readonly unit: SmallestUnit;
  /** Suppliers in the order they came in; more than one: a second source. */
  readonly suppliers: readonly string[];
}

export interface DemoFactory {
  readonly party: string;
  readonly name: string;
  readonly localName: string;
  readonly country: string;
  readonly site: string;
  readonly siteName: string;
  readonly city: string;
  readonly timeZone: string;
  readonly contact: string;
  readonly lines: readonly string[];
  /** Letters that its lot codes begin with. */
  readonly mark: string;
  readonly materials: readonly DemoMaterial[];
}

function material(
  code: string,
  name: string,
  localName: string,
  unit: SmallestUnit,
  ...suppliers: string[]
): DemoMaterial {
  return { code, name, localName, unit, suppliers };
}

export const DEMO_FACTORIES: readonly DemoFactory[] = [
  {
    party: 'lanhua',
    name: 'Lanhua Plastic Toys Co., Ltd',
    localName: '蓝桦塑胶玩具有限公司',
    country: 'CN',
    site: 'lanhua-dg',
    siteName: 'Lanhua Dongguan plant',
    city: 'Dongguan, Guangdong',
    timeZone: 'Asia/Shanghai',
    contact: '何敏仪 He Minyi, QC',
    lines: ['A1', 'A2', 'A3'],
    mark: 'LH',
    materials: [
      material('ABS-01', 'ABS resin, natural', 'ABS 本色', 'GRM', 'gaolin-chem'),
      material('PP-02', 'PP resin, black', 'PP 黑色', 'GRM', 'gaolin-chem', 'yuehua-resin'),
      material('MB-03', 'Colour masterbatch', '色母', 'GRM', 'tianma-colour'),
      material('PNT-RED', 'Paint, signal red', '红色油漆', 'GRM', 'huacai-paint', 'dingsheng-paint'),
      material('PNT-BLU', 'Paint, sky blue', '蓝色油漆', 'GRM', 'huacai-paint'),
      material('AXL-05', 'Axle, steel, 38 mm', '铁轴', 'H87', 'jinzhou-metal'),
      material('WHL-06', 'Wheel with tyre', '车轮', 'H87', 'liheng-rubber'),
      material('MTR-07', 'Pull-back motor', '回力机芯', 'H87', 'lanhua'),
      material('GR-08', 'Gear set for motor', '齿轮组', 'H87', 'liheng-rubber'),
      material('POM-12', 'POM resin for housings', 'POM 料', 'GRM', 'gaolin-chem'),
      material('SPR-09', 'Spring, steel', '弹簧', 'H87', 'jinzhou-metal'),
      material('DEC-10', 'Decal sheet', '贴纸', 'H87', 'xinyi-print'),
      material('BOX-11', 'Colour box', '彩盒', 'H87', 'xinyi-print'),
    ],
  },
  {
    party: 'songhong',
    name: 'Song Hong Soft Goods JSC',
    localName: 'Công ty CP May mềm Sông Hồng',
    country: 'VN',
    site: 'songhong-hd',
    siteName: 'Song Hong Hai Duong factory',
    city: 'Hai Duong',
    timeZone: 'Asia/Ho_Chi_Minh',
    contact: 'Ms. Lê Thu Trang, QA',
    lines: ['S1', 'S2'],
    mark: 'SH',
    materials: [
      material('FAB-21', 'Plush fabric, 3 mm pile', 'Vải nhung', 'CMT', 'namviet-textile'),
      material('LIN-22', 'Cotton lining', 'Vải lót', 'CMT', 'namviet-textile', 'hoaphat-fabric'),
      material('FIB-23', 'Filling fibre', 'Bông', 'GRM', 'fibertek'),
      material('THR-24', 'Sewing thread', 'Chỉ may', 'MTR', 'coatline-thread'),
      material('EYE-25', 'Safety eye, 9 mm', 'Mắt nhựa', 'H87', 'kahori-parts', 'minhduc-parts'),
      material('LBL-26', 'Care and tracking label', 'Nhãn', 'H87', 'vilabel-print'),
      material('BAG-27', 'Polybag with warning', 'Túi PE', 'H87', 'vilabel-print'),
    ],
  },
  {
    party: 'mingde',
    name: 'Mingde Wooden Toys Factory',
    localName: '明德木制玩具厂',
    country: 'CN',
    site: 'mingde-yh',
    siteName: 'Mingde Yunhe workshop',
    city: 'Yunhe, Zhejiang',
    timeZone: 'Asia/Shanghai',
    contact: '邱国平 Qiu Guoping, production',
    lines: ['W1'],
    mark: 'MD',
    materials: [
      material('BCH-31', 'Beech blank set', '榉木坯', 'H87', 'longquan-wood'),
      material('WPT-32', 'Water-based paint', '水性漆', 'GRM', 'huacai-paint', 'lvyuan-coating'),
      material('LAC-33', 'Clear lacquer', '清漆', 'GRM', 'lvyuan-coating'),
      material('GLU-34', 'Wood glue', '木胶', 'GRM', 'lvyuan-coating'),
      material('DOW-35', 'Dowel, 6 mm', '木销', 'H87', 'longquan-wood'),
      material('CRT-36', 'Carton sleeve', '纸套', 'H87', 'xinyi-print'),
    ],
  },
];

/** Suppliers by id: name, country and the city of their works. */
export const DEMO_SUPPLIERS: Readonly<
  Record<string, readonly [name: string, country: string, city: string]>
> = {
  'gaolin-chem': ['Gaolin Chemical', 'CN', 'Huizhou'],
  'yuehua-resin': ['Yuehua Resin Trading', 'CN', 'Dongguan'],
  'tianma-colour': ['Tianma Colour Concentrates', 'CN', 'Shenzhen'],
  'huacai-paint': ['Huacai Paint', 'CN', 'Guangzhou'],
  'dingsheng-paint': ['Dingsheng Coatings', 'CN', 'Foshan'],
  'jinzhou-metal': ['Jinzhou Metal Parts', 'CN', 'Dongguan'],
  'liheng-rubber': ['Liheng Rubber and Gears', 'CN', 'Zhongshan'],
  'xinyi-print': ['Xinyi Printing', 'CN', 'Shenzhen'],
  'namviet-textile': ['Nam Viet Textile', 'VN', 'Nam Dinh'],
  'hoaphat-fabric': ['Hoa Phat Fabric', 'VN', 'Hung Yen'],
  fibertek: ['Fibertek Vina', 'VN', 'Bac Ninh'],
  'coatline-thread': ['Coatline Thread', 'VN', 'Ha Noi'],
  'kahori-parts': ['Kahori Parts', 'VN', 'Hai Phong'],
  'minhduc-parts': ['Minh Duc Plastics', 'VN', 'Hai Duong'],
  'vilabel-print': ['Vilabel Printing', 'VN', 'Ha Noi'],
  'longquan-wood': ['Longquan Timber', 'CN', 'Lishui'],
  'lvyuan-coating': ['Lvyuan Coating', 'CN', 'Hangzhou'],
};

/** Slots of each kind of product: slot, material, quantity for each unit, loss in thousandths. */
export type SlotPlan = readonly (readonly [
  slot: string,
  material: string,
  quantity: number,
  lossPermille: number,
])[];

const CAR: SlotPlan = [
  ['body resin', 'ABS-01', 62, 25],
  ['chassis resin', 'PP-02', 24, 25],
  ['masterbatch', 'MB-03', 2, 30],
  ['paint', 'PNT-RED', 3, 100],
  ['axles', 'AXL-05', 2, 20],
  ['wheels', 'WHL-06', 4, 20],
  ['motor', 'MTR-07', 1, 15],
  ['decal', 'DEC-10', 1, 25],
  ['colour box', 'BOX-11', 1, 20],
];
const BLUE_CAR: SlotPlan = CAR.map((slot) => (slot[0] === 'paint' ? ['paint', 'PNT-BLU', 3, 100] : slot));
const PLUSH: SlotPlan = [
  ['shell fabric', 'FAB-21', 45, 40],
  ['lining', 'LIN-22', 18, 40],
  ['filling', 'FIB-23', 85, 50],
  ['thread', 'THR-24', 34, 100],
  ['eyes', 'EYE-25', 2, 25],
  ['sewn-in label', 'LBL-26', 1, 25],
  ['polybag', 'BAG-27', 1, 20],
];
const WOOD: SlotPlan = [
  ['blanks', 'BCH-31', 1, 30],
  ['paint', 'WPT-32', 9, 100],
  ['lacquer', 'LAC-33', 6, 100],
  ['glue', 'GLU-34', 4, 150],
  ['dowels', 'DOW-35', 4, 30],
  ['sleeve', 'CRT-36', 1, 20],
];
/** The part that Lanhua makes itself, for its own cars. */
export const MOTOR_SLOTS: SlotPlan = [
  ['gears', 'GR-08', 1, 20],
  ['spring', 'SPR-09', 1, 20],
  ['housing resin', 'POM-12', 6, 25],
];

export interface DemoProduct {
  readonly id: string;
  readonly name: string;
  readonly style: string;
  readonly factory: string;
  readonly slots: SlotPlan;
  readonly unitsPerCarton: number;
}

const CARS =
  'Tumbler dump truck|Dash pickup|Comet racer|Harbour tug|Ridge tractor|Beacon fire engine|Courier van|Atlas crane|Pioneer jeep|Sprint coupe|Rally buggy|Metro bus|Orbit rover|Canyon quad|Delta glider|Piston bike|Summit loader|Vista camper|Echo ambulance|Turbo kart|Marsh airboat|Signal tram'.split(
    '|',
  );
const PLUSHES =
  'Barnaby bear|Clover rabbit|Otis otter|Willow fox|Pebble seal|Hazel squirrel|Bramble hedgehog|Maple moose|Fern frog|Dusty donkey|Poppy piglet|Rowan raccoon|Juniper owl|Sorrel pony|Moss turtle|Linden lamb|Birch beaver|Aster elephant|Thistle mouse|Sage sloth|Cedar cub|Ivy iguana'.split(
    '|',
  );
const WOODS =
  'Stacking tower|Shape sorter|Pull-along duck|Farm puzzle|Rainbow arch|Marble ramp|Number train|Balance moon|Peg hammer bench|Memory tiles|Bead maze|Counting abacus|Noah’s boat|Tea set|Alphabet blocks'.split(
    '|',
  );

function products(
  names: readonly string[],
  factory: string,
  prefix: string,
  unitsPerCarton: number,
  slots: (index: number) => SlotPlan,
): DemoProduct[] {
  return names.map((name, index) => {
    const style = `${prefix}-${String(101 + index)}`;
    return { id: style.toLowerCase(), name, style, factory, slots: slots(index), unitsPerCarton };
  });
}

/** 59 products that are sold; the motor is the sixtieth. */
export const DEMO_PRODUCTS: readonly DemoProduct[] = [
  ...products(CARS, 'lanhua', 'BW-C', 24, (index) => (index % 3 === 2 ? BLUE_CAR : CAR)),
  ...products(PLUSHES, 'songhong', 'BW-P', 24, () => PLUSH),
  ...products(WOODS, 'mingde', 'BW-W', 12, () => WOOD),
];

const TOWNS =
  'Portland|Duluth|Savannah|Tacoma|Albany|Tulsa|Fresno|Mobile|Dayton|Reno|Macon|Boise|Laredo|Toledo|Salem|Provo|Eugene|Akron|Fargo|Ogden'.split(
    '|',
  );
const SHOPS = 'Kite and Kettle Toys|Maple Row Kids'.split('|');

/** 40 consignees: shops and warehouses the goods go to. */
export const DEMO_CONSIGNEES: readonly {
  readonly id: string;
  readonly name: string;
  readonly city: string;
}[] = TOWNS.flatMap((town) =>
  SHOPS.map((shop, index) => ({
    id: `${index === 0 ? 'kk' : 'mr'}-${town.toLowerCase()}`,
    name: `${shop}, ${town}`,
    city: town,
  })),
);
