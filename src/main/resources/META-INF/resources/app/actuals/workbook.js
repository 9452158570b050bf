// One filled workbook on its way: checked first, then stored.
import { idempotencyKey, upload } from '../api.js';
import { t } from '../language.js';

const PATH = '/actuals/import';
const TYPE = 'application/octet-stream';

/** state: 'waiting', 'checking', 'checked', 'storing', 'stored', 'failed' */
export class Workbook {
  #changed;
  #key = null;
  #running = new AbortController();

  constructor(file, changed) {
    this.file = file;
    this.name = file.name;
    /** What is wrong in its cells: [{sheet, where, message}]; the same list for the same report. */
    this.errors = [];
    this.#changed = changed;
    this.#become('waiting');
  }

  #become(state) {
    this.state = state;
    this.share = 0;
    this.#changed();
  }

  /** Sheets that would be stored. */
  get storable() {
    return this.report?.projects.filter(sheet => sheet.outcome === 'stored') ?? [];
  }

  #take(report) {
    this.report = report;
    this.errors = report.projects.flatMap(sheet => sheet.errors.map(error => ({ sheet: sheet.sheet, project: sheet.name ?? '', ...error })));
    this.problem = null;
  }

  async #send(parameters, headers) {
    return upload(PATH, {
      parameters, headers, file: this.file, type: TYPE, signal: this.#running.signal,
      progress: share => {
        this.share = share;
        this.#changed();
      },
    });
  }

  /** Has it checked; nothing is stored. */
  async check() {
    this.#become('checking');
    try {
      this.#take(await this.#send({ dryRun: true }, {}));
      this.#become('checked');
    } catch (problem) {
      this.#fail(problem);
    }
  }

  /** Stores what is right. Trying again after a lost answer stores nothing twice. */
  async store(partial) {
    this.#become('storing');
    this.#key = this.#key?.partial === partial ? this.#key : { partial, key: idempotencyKey() };
    try {
      this.#take(await this.#send({ partial }, { 'Idempotency-Key': this.#key.key }));
      this.#become('stored');
    } catch (problem) {
      this.#fail(problem);
    }
  }

  #fail(problem) {
    if (problem.name === 'AbortError') {
      return;
    }
    // A file that was changed on the disk since it was chosen can no longer be read by the browser.
    this.problem = problem;
    this.#become(this.report && this.state === 'storing' ? 'checked' : 'failed');
  }

  stop() {
    this.#running.abort();
  }
}

/** The state in words. */
export function stateOf(workbook) {
  return {
    waiting: () => t('等待检查', 'waiting'),
    checking: () => t('正在检查…', 'being checked…'),
    checked: () => t('已检查，还没有保存', 'checked, not stored'),
    storing: () => t('正在保存…', 'being stored…'),
    stored: () => t('已保存', 'stored'),
    failed: () => t('没有读取', 'not read'),
  }[workbook.state]();
}
