import type { scan as enScan } from '../en/scan.ts';

export const scan: typeof enScan = {
  open: '扫码',
  title: '扫码',
  close: '关闭',
  camera: '摄像头画面',
  which: '摄像头',
  choosePhoto: '选择照片',
  private: '在本机识别，图片不会上传。',
  several: '图中有 {count} 个码，要查哪一个？',
  gs1: '{symbol}，GS1 数据',
  again: '重新扫码',
  state: {
    starting: '正在打开摄像头……',
    looking: '把码对准框内，光线要足。',
    none: '没有找到摄像头，请选择照片。',
    refused: '浏览器不允许使用摄像头。请在地址栏里允许，或选择照片。',
    insecure: '浏览器只在 https 或本机上允许使用摄像头。请选择照片。',
    busy: '摄像头打不开，可能被其他程序占用。请选择照片。',
  },
  photo: {
    none: '也可以把标签照片拖到这里。',
    reading: '正在识别照片……',
    nothing: '照片里没有找到码。请靠近些，光线均匀，再拍一张。',
    unreadable: '浏览器读不了这个图片文件。JPEG、PNG、WebP 都可以。',
  },
};
