import type { ProblemCode } from '../../domain/problem.ts';
import type { ProblemMessage } from './problem-message.ts';

/** Of everything that language and embedding models bring with them. */
export const modelProblemsKo = {
  'embedder-unreachable': {
    text: '임베딩 모델 {model:이/가} 응답하지 않아요.',
    nextStep: 'ASKBIRD_EMBEDDER_URL과 서버 상태를 확인하고 다시 시도해 주세요.',
  },
  'embedder-rate-limited': {
    text: '임베딩 모델 {model:이/가} 지금은 요청을 더 받지 않아요.',
    nextStep: '몇 분 뒤에 다시 시도해 주세요. 반복되면 계정의 한도와 잔액을 확인해 주세요.',
  },
  'embedder-key-refused': {
    text: '임베딩 모델 {model:이/가} 키를 거부했어요.',
    nextStep: 'ASKBIRD_EMBEDDER_KEY와 그 키의 권한을 확인해 주세요.',
  },
  'embedder-model-unknown': {
    text: '서버에 임베딩 모델 {model:이/가} 없어요.',
    nextStep: 'ASKBIRD_EMBEDDER의 이름과 ASKBIRD_EMBEDDER_URL의 주소를 확인해 주세요.',
  },
  'embedder-wrong-length': {
    text: '임베딩 모델 {model}의 벡터 길이는 {found}인데 색인에는 {expected} 길이로 들어 있어요.',
    nextStep: 'npm run reindex를 실행하거나, ASKBIRD_EMBEDDER를 색인을 만든 모델로 되돌려 주세요.',
  },
  'embedder-unusable': {
    text: '임베딩 모델 {model:이/가} 쓸 수 있는 벡터를 주지 않아요.',
    nextStep: 'ASKBIRD_EMBEDDER가 임베딩 모델인지 확인해 주세요. 받은 응답은 로그에 있어요.',
  },
  'embedder-setting': {
    text: '임베딩 모델 {model:은/는} 지금 설정으로는 부를 수 없어요.',
    nextStep:
      'ASKBIRD_EMBEDDER를 openai:<모델>, azure:<배포 이름>, openai-compatible:<모델> 중 하나로 적고 ASKBIRD_EMBEDDER_URL과 ASKBIRD_EMBEDDER_KEY를 함께 설정해 주세요.',
  },
  'moderation-unreachable': {
    text: '유해성 검사 모델 {model:이/가} 응답하지 않아요.',
    nextStep: 'ASKBIRD_MODERATION_URL과 서버 상태를 확인하고 다시 시도해 주세요.',
  },
  'moderation-key-refused': {
    text: '유해성 검사 모델 {model:이/가} 키를 거부했어요.',
    nextStep: 'ASKBIRD_MODERATION_KEY와 그 키의 권한을 확인해 주세요.',
  },
  'moderation-unusable': {
    text: '유해성 검사 모델 {model:을/를} 쓸 수 없어요.',
    nextStep: 'ASKBIRD_MODERATION과 ASKBIRD_MODERATION_URL을 확인해 주세요. 받은 응답은 로그에 있어요.',
  },
  'prompts-invalid': {
    text: '프롬프트 파일에 오류가 {count}개 있어요.\n{list}',
    nextStep: 'docs/prompts.md를 보고 고친 뒤 다시 시작해 주세요.',
  },
  'model-missing': {
    text: '설정된 언어 모델이 없어요.',
    nextStep:
      'ASKBIRD_MODEL을 예를 들어 openai:<모델>로 정하고 키를 넣어 주세요. 없으면 정의된 지표만 답할 수 있어요.',
  },
  'model-setting-invalid': {
    text: '언어 모델 설정 {setting:을/를} 쓸 수 없어요.',
    nextStep: '다음과 같아야 해요: {expected}',
  },
  'model-package-missing': {
    text: '그 제공자에 필요한 패키지 {package:이/가} 설치되어 있지 않아요.',
    nextStep: 'npm install {package:을/를} 실행하거나 ASKBIRD_MODEL을 다른 제공자로 바꿔 주세요.',
  },
  'model-unreachable': {
    text: '언어 모델 {model:이/가} 응답하지 않아요.',
    nextStep: '잠시 뒤에 다시 물어봐 주세요. 계속되면 주소와 제공자의 상태를 확인해 주세요.',
  },
  'model-timeout': {
    text: '언어 모델 {model:이/가} 너무 오래 걸려요.',
    nextStep: '다시 물어보거나 한 번에 더 적게 물어봐 주세요.',
  },
  'model-rate-limited': {
    text: '언어 모델 {model:이/가} 지금은 요청을 더 받지 않아요.',
    nextStep: '{seconds}초 뒤에 다시 물어봐 주세요.',
  },
  'model-key-refused': {
    text: '언어 모델 {model:이/가} 키를 거절했어요.',
    nextStep: '모델의 키와 그 권한을 확인해 주세요.',
  },
  'model-unknown': {
    text: '제공자가 {model}(이)라는 모델이나 주소를 몰라요.',
    nextStep: 'ASKBIRD_MODEL과 모델의 주소를 확인해 주세요.',
  },
  'model-request-refused': {
    text: '언어 모델 {model:이/가} 요청을 받아들이지 않았어요 (상태 {status}).',
    nextStep: '고른 출력 방식과 설정을 그 모델이 지원하는지 확인해 주세요. 이유는 로그에 있어요.',
  },
  'model-refused': {
    text: '언어 모델 {model:이/가} 그 질문에는 답하지 않았어요.',
    nextStep: '다른 말로 물어봐 주세요.',
  },
  'model-unusable': {
    text: '언어 모델 {model:이/가} 쓸 수 없는 답을 줬어요.',
    nextStep: '다시 물어보거나 더 구체적으로 물어봐 주세요.',
  },
  'model-cut': {
    text: '언어 모델 {model}의 답이 길이 제한에서 잘렸어요.',
    nextStep: '한 번에 더 적게 물어봐 주세요.',
  },
  'model-stopped': {
    text: '질문을 멈췄어요.',
    nextStep: '원할 때 다시 물어봐 주세요.',
  },
  'model-budget-spent': {
    text: '질문 하나에 언어 모델이 쓸 수 있는 한도({limit})에 이르렀어요.',
    nextStep: '한 번에 더 적게 물어보거나 질문당 한도를 늘려 주세요.',
  },
} satisfies Partial<Record<ProblemCode, ProblemMessage>>;
