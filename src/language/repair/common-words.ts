const korean =
  '빼고 빼면 뺀 제외 제외하고 포함 포함해서 이상 이하 미만 초과 넘는 넘은 이내 평균 비율 비중 합계 총 총합 전체 모든 각 각각 상위 하위 가장 제일 많은 많이 ' +
  '적은 적게 높은 높게 낮은 낮게 큰 작은 긴 짧은 느린 빠른 순 순서 순위 순으로 내림차순 오름차순 추이 추세 흐름 비교 증가 감소 증감 증가율 감소율 증감률 변화 변화율 성장률 차이 ' +
  '중복 첫 처음 마지막 최초 최대 최소 최고 최저 누적 중앙값 분포 건수 개수 횟수 목록 리스트 현황 통계 분석 그래프 차트 표 요약 원인 이유 기준 기간 대비 사이 중에서 중 ' +
  '그중 나머지 다른 같은 별로 당 위주 관련 정의 의미 뜻 설명 방법 왜 언제 어디 어디서 누구 누가 하나 둘 셋 없는 없이 있는 아닌 않은 안 못 만 또는 아니면 해당 특정 ' +
  '신규 기존 일반 주문서 이월 데이터베이스 테이블 컬럼 쿼리 지표';

const english =
  'about above across after again all along also among amount any average avg before below best better between both bottom but ' +
  'change chart compare compared comparison count counts daily decrease different difference distinct down during each either ' +
  'else every excluding except exclude few fewer first former full graph greater group grouped growth half high higher highest hour hourly ' +
  'include including increase into its largest last later latest least less like list low lower lowest many max maximum mean ' +
  'median min minimum monthly more most much near never new newest next no none nor not now number of off old older oldest once one only or other ' +
  'others out over own part past per percent percentage plus previous query rank ranked ranking rate rather ratio recent same score second ' +
  'several share shows since single slow slowest small smaller smallest some sort sorted split still such sum table than them they third ' +
  'those though three through to today together too top total totals trend two under unique until up upon value versus very via vs ' +
  'weekly well while day days week weeks month months year years quarter quarters hours minute minutes date dates ' +
  'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december ' +
  ' within without worst yearly yes yesterday yet zero males scores stored stories older border borders hello world test';

/** Everyday words of questions that no vocabulary lists and that must never be "corrected" into one it does. */
export const commonWords: ReadonlySet<string> = new Set(`${korean} ${english}`.split(' '));
