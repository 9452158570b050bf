import { read } from '../api.js';
import { t } from '../language.js';

/** A list of rule sets, versions or activations, which come whole. */
export async function items(path, signal) {
  return (await read(path, {}, signal)).items;
}

/** The first digits of a version's name, enough for people to tell versions apart. */
export function short(hash) {
  return hash ? hash.slice(0, 8) : '—';
}

/** Where a version stands: {code, words, kind}. `activations` are those of its rule set. */
export function standing(version, activations) {
  if (version.active) {
    return { code: 'live', words: t('生效中', 'live'), kind: 'good' };
  }
  if (activations.some(activation => activation.hash === version.hash)) {
    return { code: 'former', words: t('曾经生效', 'was live'), kind: 'info' };
  }
  return version.approved
    ? { code: 'approved', words: t('已批准，可以启用', 'approved, can be activated'), kind: 'info' }
    : { code: 'waiting', words: t('候选，等待批准', 'candidate, waits for approval'), kind: 'warning' };
}

/**
 * The activation of what is live, where that is not what was live when this candidate was proposed, so that this one may lack what was
 * changed there; null where it is the same, after going back too. `activations` are the newest first, as the service answers them.
 */
export function overtakenBy(version, activations) {
  const { code } = standing(version, activations);
  const before = activations.find(activation => Date.parse(activation.at) <= Date.parse(version.createdAt));
  const now = activations[0];
  return (code === 'waiting' || code === 'approved') && now && now.hash !== before?.hash ? now : null;
}

/** The state of a rule set's folder in words: {words, kind}. */
export function folderState(folder) {
  if (!folder) {
    return { words: t('没有文件夹', 'no folder'), kind: '' };
  }
  return {
    live: { words: t('与生效版本一致', 'same as the live version'), kind: 'good' },
    candidate: { words: t('有不同的候选内容', 'holds another candidate'), kind: 'warning' },
    refused: { words: t('没有通过检查', 'did not pass the checks'), kind: 'error' },
  }[folder.state];
}

/** Where a version comes from. */
export function origin(code) {
  return { folder: t('规则文件夹', 'rules folder'), api: t('网页或接口提交', 'proposed over the API') }[code] ?? code;
}

/** Whether a finding tells of something that no rule, or more than one, scores. */
export function isGapOrOverlap(finding) {
  return ['not-scored', 'scored-twice', 'rule-fails', 'grid-too-large'].includes(finding.code);
}
