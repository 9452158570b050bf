import { t } from './language.js';

/** The roles with what they are for. */
export const ROLES = {
  auditor: t('审核人员：填报、导入、复核、提交', 'Auditor: post, import, re-check, submit'),
  reviewer: t('复审人员：确认、退回、关闭年度', 'Reviewer: confirm, return, close years'),
  dashboard: t('查询：只读', 'Dashboard: read'),
  policy: t('政策人员：提出规则版本', 'Policy: propose rule versions'),
  approver: t('批准人员：批准、启用规则', 'Approver: approve and activate rules'),
  admin: t('管理员：全部，管理用户', 'Administrator: everything, and users'),
};

export function roleName(role) {
  return (ROLES[role] ?? role).split(/[：:]/)[0];
}

/** Names, one a line, as a list; null for no limit. */
export function lines(text) {
  const names = text.split('\n').map(name => name.trim()).filter(name => name !== '');
  return names.length === 0 ? null : names;
}

/** What somebody is limited to, in words. */
export function limits({ departments, units }) {
  const all = [...(departments ?? []), ...(units ?? [])];
  return departments === null && units === null ? t('不限', 'no limit') : all.join(t('、', ', '));
}
