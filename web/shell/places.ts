import {
  IconArchive,
  IconAlertTriangle,
  IconBox,
  IconBuildingFactory2,
  IconFileExport,
  IconCalendarDue,
  IconFileCheck,
  IconCertificate,
  IconFileText,
  IconFlask2,
  IconHash,
  IconLayoutDashboard,
  IconPackages,
  IconPrinter,
  IconReportSearch,
  IconRoute2,
  IconScale,
  IconSearch,
  IconSettings,
  IconShip,
  IconSticker,
  IconStopwatch,
  IconTableImport,
  IconTag,
  IconTargetArrow,
  IconTruckLoading,
  IconZoomCode,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { Messages } from '../locales/messages.ts';

/** One place of the navigation. `path` is below the firm's address. */
export interface Place {
  readonly path: string;
  readonly name: keyof Messages['nav'];
  readonly icon: Icon;
}

/** The navigation in its groups, in reading order. */
export const PLACES: readonly { readonly group: keyof Messages['nav']; readonly places: readonly Place[] }[] =
  [
    {
      group: 'groupFind',
      places: [
        { path: '', name: 'home', icon: IconSearch },
        { path: '/scope', name: 'scope', icon: IconTargetArrow },
        { path: '/incidents', name: 'incidents', icon: IconAlertTriangle },
        { path: '/overview', name: 'overview', icon: IconLayoutDashboard },
      ],
    },
    {
      group: 'groupGoods',
      places: [
        { path: '/runs', name: 'runs', icon: IconRoute2 },
        { path: '/material-lots', name: 'materialLots', icon: IconPackages },
        { path: '/products', name: 'products', icon: IconTag },
        { path: '/carton-series', name: 'cartons', icon: IconBox },
        { path: '/release', name: 'release', icon: IconTruckLoading },
        { path: '/shipments', name: 'shipments', icon: IconShip },
        { path: '/filings', name: 'filing', icon: IconFileExport },
        { path: '/samples', name: 'samples', icon: IconFlask2 },
      ],
    },
    {
      group: 'groupLabels',
      places: [
        { path: '/labels', name: 'labels', icon: IconSticker },
        { path: '/label-batch', name: 'labelBatches', icon: IconPrinter },
        { path: '/code-schemes', name: 'codeSchemes', icon: IconHash },
        { path: '/decode', name: 'decode', icon: IconZoomCode },
      ],
    },
    {
      group: 'groupProof',
      places: [
        { path: '/rules', name: 'rules', icon: IconScale },
        { path: '/report-entry', name: 'reportEntry', icon: IconFileCheck },
        { path: '/certificates', name: 'certificates', icon: IconCertificate },
        { path: '/expiring', name: 'expiring', icon: IconCalendarDue },
        { path: '/evidence-scope', name: 'restsOn', icon: IconReportSearch },
        { path: '/drill', name: 'drill', icon: IconStopwatch },
      ],
    },
    {
      group: 'groupFirm',
      places: [
        { path: '/parties', name: 'parties', icon: IconBuildingFactory2 },
        { path: '/files', name: 'files', icon: IconFileText },
        { path: '/keeping', name: 'keeping', icon: IconArchive },
        { path: '/records-in', name: 'recordsIn', icon: IconTableImport },
        { path: '/settings', name: 'settings', icon: IconSettings },
      ],
    },
  ];

/** What stands at the bottom of a phone; the rest is behind "more". */
export const PHONE_PLACES: readonly string[] = ['', '/runs', '/material-lots', '/shipments'];
