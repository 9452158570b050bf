import { html, nothing } from 'lit';
import { save } from './api.js';
import { Element } from './element.js';
import { t } from './language.js';
import { busy } from './load.js';
import './table.js';
import { colour, themeChanges } from './theme.js';

/**
 * A chart with its figures in a real table beside it, both to be taken away.
 *
 *   <jh-chart caption="…" file="grades" .option=${look => ({ … })} .columns=${…} .rows=${…} @pick=${e => e.detail}></jh-chart>
 *
 * `option` makes the ECharts option; `look` holds the colours as they are now ({text, muted, line, surface, accent, series}). What it
 * returns is drawn on a canvas: tooltips must not be HTML, which `look.tooltip` sees to. `pick` tells what was clicked (the ECharts event).
 */
class Chart extends Element {
  static properties = {
    caption: {},
    file: {},
    option: { attribute: false },
    columns: { attribute: false },
    rows: { attribute: false },
    height: { type: Number },
    ready: { state: true },
  };

  constructor() {
    super();
    this.height = 280;
    this.ready = false;
  }

  #drawn = null;
  #redraw = () => this.#draw();

  connectedCallback() {
    super.connectedCallback();
    themeChanges.addEventListener('change', this.#redraw);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    themeChanges.removeEventListener('change', this.#redraw);
    this.resizes?.disconnect();
    this.#drawn?.dispose();
    this.#drawn = null;
  }

  async firstUpdated() {
    const echarts = await import('echarts');
    if (!this.isConnected) {
      return;
    }
    const place = this.querySelector('.canvas');
    place.style.height = `${this.height}px`;
    this.#drawn = echarts.init(place, null, { renderer: 'canvas' });
    this.#drawn.on('click', event => this.dispatchEvent(new CustomEvent('pick', { detail: event })));
    this.resizes = new ResizeObserver(() => this.#drawn?.resize());
    this.resizes.observe(place);
    this.ready = true;
  }

  updated() {
    this.#draw();
  }

  #draw() {
    if (!this.#drawn || !this.option) {
      return;
    }
    const look = {
      text: colour('--text'),
      muted: colour('--muted'),
      line: colour('--line'),
      surface: colour('--surface'),
      accent: colour('--accent'),
      series: [1, 2, 3, 4, 5, 6].map(n => colour(`--series-${n}`)),
    };
    look.tooltip = {
      renderMode: 'richText',
      confine: true,
      backgroundColor: look.surface,
      borderColor: look.line,
      textStyle: { color: look.text },
    };
    this.#drawn.setOption(
      { animation: false, color: look.series, textStyle: { color: look.text, fontFamily: getComputedStyle(this).fontFamily }, ...this.option(look) },
      { notMerge: true });
  }

  #picture() {
    const canvas = this.#drawn.renderToCanvas({ pixelRatio: 2, backgroundColor: colour('--surface') });
    canvas.toBlob(blob => save(blob, `${this.file}.png`));
  }

  render() {
    return html`<figure class="chart">
      <figcaption>${this.caption}
        ${this.ready ? html`<button type="button" class="plain" @click=${this.#picture}>${t('下载图片', 'Download picture')}</button>` : nothing}</figcaption>
      <div class="beside">
        <div>${this.ready ? nothing : busy(t('正在画图…', 'Drawing…'))}<div class="canvas" role="img" aria-label=${t(`图：${this.caption}，数据见表`, `Chart: ${this.caption}; its figures are in the table`)}></div></div>
        <jh-table .columns=${this.columns} .rows=${this.rows} caption=${t(`${this.caption}（数据）`, `${this.caption} (figures)`)} file=${`${this.file}.csv`}></jh-table>
      </div>
    </figure>`;
  }
}

customElements.define('jh-chart', Chart);
