import type { ProblemCode } from '../../domain/problem.ts';
import type { ProblemMessage } from './problem-message.ts';
import { modelProblemsKo } from './problems-models-ko.ts';
import { slackProblemsKo } from './problems-slack-ko.ts';

export const problemsKo: Readonly<Record<ProblemCode, ProblemMessage>> = {
  'question-empty': {
    text: '질문이 비어 있어요.',
    nextStep: '문장으로 물어봐 주세요. 예: 지난주 지역별 주문 수 보여줘',
  },
  'question-too-long': {
    text: '질문이 {length}자예요. {limit}자까지 읽을 수 있어요.',
    nextStep: '필요한 숫자, 나눌 기준, 기간만 남겨 주세요.',
  },
  'question-flagged': {
    text: '이 질문은 검사에서 다루기 어려운 내용으로 분류되어 답하지 않았어요.',
    nextStep: '업무 데이터에 대한 질문으로 바꿔서 물어봐 주세요.',
  },
  'metric-unknown': {
    text: '{metric}(이)라는 지표는 없어요.',
    nextStep: '지표 이름을 확인하거나 다른 말로 물어봐 주세요.',
  },
  'dimension-unknown': {
    text: '{dimension}(이)라는 기준은 없어요.',
    nextStep: '나눌 기준의 이름을 확인하거나 다른 말로 물어봐 주세요.',
  },
  'dimension-not-reachable': {
    text: '{metric:은/는} {dimension:으로/로} 나누거나 거를 수 없어요.',
    nextStep: '그 기준을 빼고 물어보거나 다른 기준을 골라 주세요.',
  },
  'dimension-ambiguous': {
    text: '{metric}에서 {dimension:으로/로} 가는 길이 {first:와/과} {second} 두 가지예요.',
    nextStep: '그 기준을 빼고 물어보고, 데이터팀에 조인 정의를 하나로 정해 달라고 알려 주세요.',
  },
  'dimension-filter-empty': {
    text: '{dimension}의 값이 비어 있어요.',
    nextStep: '어떤 값으로 거를지 적어 주세요.',
  },
  'metric-without-time': {
    text: '{metric:은/는} 현재 값만 있어서 기간이나 비교를 적용할 수 없어요.',
    nextStep: '기간 없이 물어봐 주세요.',
  },
  'metric-compare-without-range': {
    text: '비교하려면 기준이 되는 기간이 필요해요.',
    nextStep: '예: 지난주 주문 수 전주 대비',
  },
  'metric-order-unknown': {
    text: '{by:으로/로}는 정렬할 수 없어요.',
    nextStep: '질문에 나온 지표나 기간으로 정렬해 주세요.',
  },
  'no-data-in-range': {
    text: '{asked}에는 데이터가 없어요. 데이터는 {first}부터 {last}까지 있어요.',
    nextStep: '그 안의 기간으로 물어봐 주세요. 예: {suggestion}',
  },
  'no-data-to-compare': {
    text: '비교할 {asked}의 데이터가 없거나 일부만 있어서 비교하지 않았어요. 데이터는 {first}부터 {last}까지 있어요.',
    nextStep: '두 기간이 모두 그 안에 들게 하거나 비교 없이 물어봐 주세요. 예: {suggestion}',
  },
  'day-not-over': {
    text: '{asked}에는 아직 끝난 날이 없어서 다른 기간과 비교할 수 없어요. 끝난 날은 {last}까지예요.',
    nextStep: '끝난 기간으로 물어봐 주세요. 예: {suggestion}',
  },
  'sql-empty': {
    text: '쿼리가 비어 있어요.',
    nextStep: 'SELECT 문 하나를 보내 주세요.',
  },
  'sql-too-long': {
    text: '쿼리가 {bytes}바이트예요. {limit}바이트까지 실행해요.',
    nextStep: '긴 IN 목록 대신 조인을 쓰는 식으로 줄여 주세요.',
  },
  'sql-bad-characters': {
    text: '쿼리에 보이지 않거나 깨진 글자가 있어요({what}).',
    nextStep: '그 부분을 다시 입력해서 보내 주세요.',
  },
  'sql-unparsable': {
    text: 'PostgreSQL이 쿼리를 읽지 못했어요{near}.',
    nextStep: '그 부분의 문법을 고쳐서 다시 보내 주세요.',
  },
  'sql-several-statements': {
    text: '쿼리가 {count}개 들어 있어요. 한 번에 하나만 실행해요.',
    nextStep: '하나씩 보내 주세요.',
  },
  'sql-not-a-query': {
    text: '물어보새는 읽기만 해요. {what} 문은 실행하지 않아요.',
    nextStep: 'SELECT로 물어보거나, 변경은 데이터 담당자에게 요청해 주세요.',
  },
  'sql-forbidden': {
    text: '여기서는 쓸 수 없는 것이 들어 있어요: {what} {name}.',
    nextStep: '그 부분을 빼고 쓰거나, 원하는 숫자를 말로 물어봐 주세요.',
  },
  'sql-unknown-table': {
    text: '{name} 테이블이 없어요.',
    nextStep: '이름을 확인하거나, 원하는 숫자를 말로 물어봐 주세요.',
  },
  'sql-table-outside': {
    text: '{name} 테이블은 이 질문에 쓰려고 고른 테이블이 아니에요.',
    nextStep: '그 테이블이 필요하면, 그 내용을 질문에 적어 다시 물어봐 주세요.',
  },
  'sql-table-not-allowed': {
    text: '{name} 테이블은 볼 수 있는 권한이 없어요.',
    nextStep: '데이터팀에 권한을 요청하거나, 그 테이블이 필요 없는 숫자를 물어봐 주세요.',
  },
  'sql-timeout': {
    text: '쿼리가 {seconds}초를 넘어서 멈췄어요.',
    nextStep: '기간을 줄이거나 지역 하나처럼 범위를 좁혀서 물어봐 주세요.',
  },
  'sql-too-costly': {
    text: '읽어야 할 데이터가 너무 많아요.',
    nextStep: '기간을 줄이거나 범위를 좁혀서 물어봐 주세요.',
  },
  'sql-missing-name': {
    text: '질문에 열려 있는 테이블과 컬럼에는 이런 이름이 없어요: {name}.',
    nextStep: '스키마가 바뀌었다면 npm run reindex를 실행하고, 아니면 이름을 확인해 주세요.',
  },
  'sql-type-mismatch': {
    text: '서로 다른 타입의 값을 비교하거나 더하고 있어요.',
    nextStep: '컬럼 타입을 확인하거나, 원하는 숫자를 말로 물어봐 주세요.',
  },
  'sql-division-by-zero': {
    text: '0으로 나누는 행이 있어요.',
    nextStep: '나누는 값을 nullif(…, 0)로 감싸 주세요.',
  },
  'sql-not-allowed': {
    text: '이 역할로는 읽을 수 없는 데이터예요. 개인정보일 수 있어요.',
    nextStep: '개인정보 컬럼 없이 물어보거나, 데이터팀에 권한을 요청해 주세요.',
  },
  'sql-failed': {
    text: '데이터베이스가 쿼리를 실행하지 못했어요.',
    nextStep: '다시 물어봐 주세요. 반복되면 데이터팀에 {id} 번호를 알려 주세요.',
  },
  'sql-reads-no-data': {
    text: '쿼리가 테이블에서 읽은 값 없이 적어 둔 값만 보여 줘요.',
    nextStep: '무엇을 어느 기간에 알고 싶은지 더 구체적으로 물어봐 주세요.',
  },
  'sql-not-written': {
    text: '필요한 데이터는 있는데, 언어 모델이 쿼리를 쓰지 못했어요.',
    nextStep: '다른 말로 다시 물어보거나, 지표와 기간, 나눌 기준을 더 구체적으로 적어 주세요.',
  },
  'sql-doubtful': {
    text: '쿼리 결과가 질문과 맞지 않는 것 같아요.',
    nextStep: '지표와 기간, 나눌 기준을 더 구체적으로 물어봐 주세요.',
  },
  'table-not-visible': {
    text: '이 숫자는 볼 수 있는 권한이 없는 데이터에서 나와요({tables}).',
    nextStep: '데이터팀에 권한을 요청하거나, 다른 숫자를 물어봐 주세요.',
  },
  'warehouse-unreachable': {
    text: '분석 데이터베이스가 응답하지 않아요.',
    nextStep: 'WAREHOUSE_URL과 서버 상태를 확인하고 다시 물어봐 주세요. 질문은 저장해 두었어요.',
  },
  'warehouse-role-unsafe': {
    text: '데이터베이스 역할 {role}에 읽기보다 큰 권한이 있어요: {reasons}.',
    nextStep: '물어보새가 출력한 스크립트로 읽기 전용 역할을 만들고 WAREHOUSE_URL에 넣어 주세요.',
  },
  'storage-unreachable': {
    text: '물어보새의 데이터베이스가 응답하지 않아요.',
    nextStep: 'DATABASE_URL과 서버 상태를 확인하고 다시 시작해 주세요.',
  },
  'database-in-use': {
    text: '다른 프로세스가 내장 데이터베이스 {directory:을/를} 쓰고 있어요: {command} (프로세스 {pid}, {host}, {since}부터).',
    nextStep:
      '끝날 때까지 기다리거나 그 프로세스를 멈춰 주세요. 그런 프로세스가 이제 없다면 {lock:을/를} 지워 주세요. 여럿이 함께 쓰려면 DATABASE_URL과 WAREHOUSE_URL을 설정하세요.',
  },
  'database-foreign': {
    text: '{directory}는 물어보새가 만든 디렉터리가 아니에요.',
    nextStep: 'ASKBIRD_HOME을 다른 곳으로 바꾸거나 그 디렉터리를 옮겨 주세요.',
  },
  'database-damaged': {
    text: '내장 데이터베이스 {directory:을/를} 열 수 없어요: {reason}.',
    nextStep:
      '백업에서 되살리거나, 옮겨 두고 다시 시작해 주세요. npm run demo:reset은 데모 회사를 새로 만들어요.',
  },
  'database-version': {
    text: '내장 데이터베이스 {directory}는 PostgreSQL {found:으로/로} 만들어졌는데 지금은 {expected:을/를} 써요.',
    nextStep: '그 디렉터리를 옮겨 두고 다시 시작하면 새로 만들어요. 옛 기록은 옮겨 둔 곳에 남아 있어요.',
  },
  'database-unwritable': {
    text: '내장 데이터베이스 {directory}에 쓸 수 없어요({reason}).',
    nextStep: '디스크 공간과 쓰기 권한을 확인하거나 ASKBIRD_HOME을 쓸 수 있는 곳으로 바꿔 주세요.',
  },
  'migration-changed': {
    text: '이미 적용된 마이그레이션 {migration}의 내용이 바뀌었어요.',
    nextStep: '그 파일을 원래대로 되돌리고, 바꿀 것은 새 마이그레이션으로 추가해 주세요.',
  },
  'migration-newer': {
    text: '데이터베이스에 이 버전이 모르는 마이그레이션 {migration:이/가} 있어요. 더 새로운 물어보새가 쓰던 데이터베이스예요.',
    nextStep: '물어보새를 그 버전 이상으로 올려 주세요.',
  },
  'migration-failed': {
    text: '마이그레이션 {migration:이/가} 끝나지 못했고, 아무것도 바뀌지 않았어요.',
    nextStep: '로그에서 원인을 확인하고(디스크 공간, 권한) 다시 시작해 주세요.',
  },
  'index-missing': {
    text: '지식이 아직 색인되지 않았어요.',
    nextStep: 'npm run reindex를 실행해 주세요.',
  },
  'index-embedder-mismatch': {
    text: '색인은 {built:으로/로} 만들어졌는데 지금은 {running:으로/로} 돌고 있어요.',
    nextStep: 'npm run reindex를 실행해 주세요.',
  },
  'knowledge-invalid': {
    text: '지식 파일에 오류가 {count}개 있어요. 첫 번째는 {first}예요.',
    nextStep: 'npm run lint-knowledge를 실행해서 나오는 것을 고쳐 주세요.',
  },
  'knowledge-missing': {
    text: '지식 폴더 {directory:을/를} 읽을 수 없어요.',
    nextStep: 'ASKBIRD_KNOWLEDGE가 지식 파일이 있는 폴더를 가리키는지 확인해 주세요.',
  },
  ...modelProblemsKo,
  ...slackProblemsKo,
  unexpected: {
    text: '물어보새 안에서 문제가 생겼어요. 기록해 두었어요.',
    nextStep: '다시 물어봐 주세요. 반복되면 데이터팀에 {id} 번호를 알려 주세요.',
  },
};
