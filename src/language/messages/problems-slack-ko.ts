import type { ProblemCode } from '../../domain/problem.ts';
import type { ProblemMessage } from './problem-message.ts';

/** Of the Slack door. */
export const slackProblemsKo = {
  'slack-setting-missing': {
    text: '슬랙에 연결하려면 {setting} 설정이 필요해요.',
    nextStep: 'README의 "슬랙에 연결하기" 순서대로 값을 .env에 넣어 주세요.',
  },
  'slack-unreachable': {
    text: '슬랙에 닿지 않아요.',
    nextStep:
      '네트워크와 status.slack.com을 확인해 주세요. 받은 질문은 보관되어 있고, 연결되면 이어서 답해요.',
  },
  'slack-rate-limited': {
    text: '슬랙이 잠시 요청을 받지 않아요 ({seconds}초 뒤 다시 받아요).',
    nextStep: '기다리면 이어서 처리해요.',
  },
  'slack-refused': {
    text: '슬랙이 {method} 요청을 받아들이지 않았어요: {error}.',
    nextStep: 'npm run doctor로 토큰과 권한을 확인해 주세요.',
  },
  'slack-token-refused': {
    text: '슬랙이 토큰을 받아들이지 않았어요: {error}.',
    nextStep: '앱 설정에서 토큰을 다시 복사해 .env에 넣고 npm run doctor로 확인해 주세요.',
  },
  'slack-scope-missing': {
    text: '슬랙 앱에 {scope} 권한이 없어요.',
    nextStep: 'manifest.json을 앱에 다시 적용하고 워크스페이스에 다시 설치해 주세요.',
  },
  'slack-not-in-channel': {
    text: '물어보새가 그 채널에 없어요.',
    nextStep: '채널에서 /invite로 물어보새를 초대하거나 DM으로 물어봐 주세요.',
  },
  'slack-message-gone': {
    text: '답을 보여줄 메시지가 지워졌어요.',
    nextStep: '필요하면 다시 물어봐 주세요.',
  },
  'slack-not-installed': {
    text: '이 워크스페이스({team})에는 물어보새가 설치되어 있지 않아요.',
    nextStep: '설치 페이지에서 워크스페이스에 추가해 주세요.',
  },
  'slack-port-taken': {
    text: '포트 {port:을/를} 다른 프로그램이 쓰고 있어요.',
    nextStep: 'ASKBIRD_SLACK_PORT를 빈 포트로 바꿔 주세요.',
  },
} satisfies Partial<Record<ProblemCode, ProblemMessage>>;
