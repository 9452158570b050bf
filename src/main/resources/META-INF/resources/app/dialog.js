import { html, nothing, render } from 'lit';
import { t } from './language.js';

/**
 * Asks before something is done. Answers null where it was called off, otherwise {reason}.
 *
 * @param reason 'required' or 'optional' where a reason is to be given
 * @param value what already stands in the field of the reason
 */
export function ask({ title, text = '', action, reason = null, value = '', danger = false }) {
  const dialog = document.createElement('dialog');
  document.body.append(dialog);
  return new Promise(resolve => {
    const end = answer => {
      dialog.close();
      // A second click may be on its way, and a form that is gone cannot be told of it; the first answer counts.
      setTimeout(() => dialog.remove());
      resolve(answer);
    };
    const accept = event => {
      event.preventDefault();
      end({ reason: event.target.elements.reason?.value.trim() || null });
    };
    render(html`
      <form @submit=${accept}>
        <h2 id="dialog-title">${title}</h2>
        ${text ? html`<p>${text}</p>` : nothing}
        ${reason === null ? nothing : html`<label>${t('原因', 'Reason')}${reason === 'required' ? nothing : t('（可不填）', ' (optional)')}
          <textarea name="reason" rows="3" maxlength="2000" ?required=${reason === 'required'} .value=${value}></textarea></label>`}
        <p class="actions">
          <button type="submit" class=${danger ? 'danger' : 'primary'}>${action}</button>
          <button type="button" @click=${() => end(null)}>${t('取消', 'Cancel')}</button>
        </p>
      </form>`, dialog);
    dialog.setAttribute('aria-labelledby', 'dialog-title');
    dialog.addEventListener('cancel', event => {
      event.preventDefault();
      end(null);
    });
    dialog.showModal();
  });
}
