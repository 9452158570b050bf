import { t } from '../language.js';

/** What was done, in words, by the code that the trail keeps. */
export const ACTIONS = {
  'declaration.import': t('导入申报表', 'Declaration imported'),
  'declaration.json': t('申报（接口）', 'Declared by program'),
  'declaration.sample': t('载入示例', 'Sample stored'),
  'declaration.settlement': t('处理核对事项', 'Finding settled'),
  'actuals.posted': t('填报实际完成值', 'Actuals posted'),
  'draft.saved': t('保存草稿', 'Draft saved'),
  'draft.removed': t('删除草稿', 'Draft removed'),
  'submission.submitted': t('提交', 'Submitted'),
  'submission.confirmed': t('确认', 'Confirmed'),
  'submission.returned': t('退回', 'Returned'),
  'year.closed': t('关闭年度', 'Year closed'),
  'year.reopened': t('重新开放年度', 'Year reopened'),
  'year.generated': t('生成模拟年度', 'Year generated'),
  'ruleset.version-kept': t('保存规则版本', 'Rule version kept'),
  'ruleset.approved': t('批准规则版本', 'Rule version approved'),
  'ruleset.activated': t('启用规则版本', 'Rule version activated'),
  'ruleset.assigned': t('指定规则集', 'Rule sets assigned'),
  'user.added': t('新增用户', 'User added'),
  'user.changed': t('修改用户', 'User changed'),
  'user.removed': t('删除用户', 'User removed'),
  'user.password-changed': t('修改密码', 'Password changed'),
  'user.password-reset': t('重设密码', 'Password reset'),
  'session.begun': t('登录', 'Signed in'),
  'session.ended': t('退出登录', 'Signed out'),
  'sign-in.locked': t('登录被限制', 'Sign-in held back'),
  'token.created': t('新建令牌', 'Token made'),
  'token.revoked': t('撤销令牌', 'Token revoked'),
  'export.read': t('下载导出文件', 'Export read'),
  'trail.exported': t('导出审计日志', 'Trail exported'),
};

export const SUBJECTS = {
  project: t('项目', 'Project'),
  draft: t('草稿', 'Draft'),
  year: t('年度', 'Year'),
  ruleset: t('规则集', 'Rule set'),
  user: t('用户', 'User'),
  token: t('令牌', 'Token'),
  unit: t('实施单位', 'Unit'),
  evaluations: t('评价结果', 'Evaluations'),
  trail: t('审计日志', 'Trail'),
};

/** The word for a code, or the code where a newer service knows more. */
export function word(words, code) {
  return words[code] ?? code;
}
