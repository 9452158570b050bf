import { html, nothing } from 'lit';
import { Element } from '../element.js';
import { things } from '../format.js';
import { t } from '../language.js';
import './form-head.js';
import './form-rows.js';

/** The self-evaluation form (项目支出绩效自评表) in the ministry's layout, on the screen and on paper. */
class SelfEvaluation extends Element {
  static properties = {
    project: { attribute: false },
    evaluation: { attribute: false },
    /** State of the submission: a form on paper says how far it is from being final. */
    submission: { attribute: false },
    tag: {},
    changeable: { type: Boolean },
  };

  #note() {
    const confirmed = this.submission?.state === 'confirmed';
    const reasons = this.evaluation?.reasons.length ?? 0;
    const parts = [
      ...(confirmed ? [] : [t('尚未经复核确认', 'not confirmed by a reviewer')]),
      ...(reasons ? [t(`评价结果是暂定的，有 ${reasons} 项原因`, `the result is provisional, for ${things(reasons, 'reason')}`)] : []),
    ];
    return this.evaluation && parts.length > 0 ? html`<p class="standing">${t(`注：${parts.join('；')}。`, `Note: ${parts.join('; ')}.`)}</p>` : nothing;
  }

  render() {
    const { project, evaluation } = this;
    const title = t('项目支出绩效自评表', 'Self-evaluation of project expenditure');
    return html`<article class="self-evaluation">
      <h2>${title}</h2>
      <p class="year">${t(`（${project.year} 年度）`, `(${project.year})`)}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${title}>
        <jh-form-head .project=${project} .evaluation=${evaluation}></jh-form-head>
        <jh-form-rows .project=${project} .evaluation=${evaluation} .tag=${this.tag} ?changeable=${this.changeable}></jh-form-rows>
      </div>
      ${this.#note()}
      <p class="signatures"><span>${t('填报人：', 'Filled in by:')}</span><span>${t('单位负责人：', 'Head of the unit:')}</span><span>${t('联系电话：', 'Telephone:')}</span><span>${t('填报日期：', 'Date:')}</span></p>
    </article>`;
  }
}

customElements.define('jh-self-evaluation', SelfEvaluation);
