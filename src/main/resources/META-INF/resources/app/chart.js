import { html, nothing } from 'lit';
import { save } from './api.js';
import { Element } from './element.js';
import { t } from './language.js';
import { busy, failure } from './load.js';
import { go } from './router.js';
import './table.js';
import { colour, themeChanges } from './theme.js';

/** Pixels below which there is little room for names. */
const NARROW = 520;
/** Milliseconds after which charts are drawn though the browser is still busy. */
const LATEST = 1500;

function idle() {
  return new Promise(then => (window.requestIdleCallback ? requestIdleCallback(then, { timeout: LATEST }) : setTimeout(then, 100)));
}

/**
 * A chart with its figures in a real table beside it, both to be taken away.
 *
 *   <jh-chart caption="…" file="grades" .option=${look => ({ … })} .columns=${…} .rows=${…} @pick=${e => e.detail}></jh-chart>
 *
 * `option` makes the ECharts option; `look` holds the colours as they are now ({text, muted, line, surface, accent, onAccent, series})
 * and whether there is little room (narrow). What it returns is drawn on a canvas: tooltips must not be HTML, which `look.tooltip` sees
 * to. A data item with a `link` leads there when it is clicked; of all others `pick` tells (the ECharts event). `note` says what the
 * chart leaves out or how it is read. The figures are shown at once; the chart is drawn when the browser has time.
 */
class Chart extends Element {
  static properties = {
    caption: {},
    file: {},
    note: {},
    option: { attribute: false },
    columns: { attribute: false },
    rows: { attribute: false },
    height: { type: Number },
    ready: { state: true },
    failed: { state: true },
  };

  constructor() {
    super();
    this.height = 280;
    this.ready = false;
    this.failed = false;
  }

  #drawn = null;
  #tries = 0;
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

  firstUpdated() {
    this.#begin();
  }

  /** What draws is large and comes last; where it does not come, the table beside it still has every figure. */
  #begin = async () => {
    this.failed = false;
    await idle();
    let echarts;
    try {
      // A browser may remember that a module could not be loaded; under another name it asks again.
      echarts = await import(this.#tries === 0 ? 'echarts' : `${import.meta.resolve('echarts')}?${this.#tries}`);
    } catch {
      this.#tries += 1;
      this.failed = true;
      return;
    }
    if (!this.isConnected) {
      return;
    }
    const place = this.querySelector('.canvas');
    place.style.height = `${this.height}px`;
    this.#drawn = echarts.init(place, null, { renderer: 'canvas' });
    this.#drawn.on('click', event => this.#pick(event));
    let narrow = place.clientWidth < NARROW;
    this.resizes = new ResizeObserver(() => {
      this.#drawn?.resize();
      if (narrow !== place.clientWidth < NARROW) {
        narrow = !narrow;
        this.#draw();
      }
    });
    this.resizes.observe(place);
    this.ready = true;
  };

  #state() {
    if (this.failed) {
      const problem = { title: t('图没有画出来', 'The chart could not be drawn'), message: t('画图的程序没有读到；数据都在表中。', 'What draws it could not be loaded; all figures are in the table.') };
      return failure(problem, this.#begin);
    }
    return this.ready ? nothing : busy(t('正在画图…', 'Drawing…'));
  }

  updated() {
    this.#draw();
  }

  #pick(event) {
    if (event.data?.link) {
      go(event.data.link);
    } else {
      this.dispatchEvent(new CustomEvent('pick', { detail: event }));
    }
  }

  #draw() {
    if (!this.#drawn || !this.option) {
      return;
    }
    const place = this.querySelector('.canvas');
    if (place.style.height !== `${this.height}px`) {
      place.style.height = `${this.height}px`;
      this.#drawn.resize();
    }
    const look = {
      narrow: place.clientWidth < NARROW,
      text: colour('--text'),
      muted: colour('--muted'),
      line: colour('--line'),
      surface: colour('--surface'),
      accent: colour('--accent'),
      onAccent: colour('--on-accent'),
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

  /** The chart below its caption and note, so that a picture in a report says what it shows. */
  #picture() {
    const scale = 2;
    const chart = this.#drawn.renderToCanvas({ pixelRatio: scale, backgroundColor: colour('--surface') });
    const lines = [{ words: this.caption, size: 16, ink: '--text' }, ...(this.note ? [{ words: this.note, size: 12, ink: '--muted' }] : [])];
    const top = lines.reduce((height, line) => height + line.size * 1.6, 8) * scale;
    const canvas = document.createElement('canvas');
    canvas.width = chart.width;
    canvas.height = chart.height + top;
    const pen = canvas.getContext('2d');
    pen.fillStyle = colour('--surface');
    pen.fillRect(0, 0, canvas.width, canvas.height);
    let y = 8 * scale;
    for (const line of lines) {
      y += line.size * 1.3 * scale;
      pen.fillStyle = colour(line.ink);
      pen.font = `${line.size * scale}px ${getComputedStyle(this).fontFamily}`;
      pen.fillText(line.words, 8 * scale, y, canvas.width - 16 * scale);
      y += line.size * 0.3 * scale;
    }
    pen.drawImage(chart, 0, top);
    canvas.toBlob(blob => save(blob, `${this.file}.png`));
  }

  render() {
    return html`<figure class="chart">
      <figcaption>${this.caption}
        ${this.ready ? html`<button type="button" class="plain" @click=${this.#picture}>${t('下载图片', 'Download picture')}</button>` : nothing}</figcaption>
      ${this.note ? html`<p class="hint">${this.note}</p>` : nothing}
      <div class="beside">
        <div>${this.#state()}<div class="canvas" role="img" aria-label=${t(`图：${this.caption}，数据见表`, `Chart: ${this.caption}; its figures are in the table`)}></div></div>
        <jh-table .columns=${this.columns} .rows=${this.rows} caption=${t(`${this.caption}（数据）`, `${this.caption} (figures)`)} file=${`${this.file}.csv`}></jh-table>
      </div>
    </figure>`;
  }
}

customElements.define('jh-chart', Chart);
