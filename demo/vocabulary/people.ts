import type { Random } from '../random.ts';

const families = [
  '강',
  '고',
  '권',
  '김',
  '남',
  '노',
  '문',
  '박',
  '배',
  '서',
  '송',
  '신',
  '안',
  '양',
  '오',
  '유',
  '윤',
  '이',
  '임',
  '장',
  '전',
  '정',
  '조',
  '최',
  '한',
  '허',
  '홍',
  '황',
];
const first = [
  '가',
  '나',
  '다',
  '라',
  '마',
  '바',
  '새',
  '아',
  '하',
  '은',
  '도',
  '소',
  '초',
  '푸',
  '해',
  '달',
  '별',
  '솔',
  '봄',
  '온',
];
const second = [
  '람',
  '온',
  '솔',
  '별',
  '담',
  '찬',
  '빛',
  '늘',
  '샘',
  '결',
  '울',
  '길',
  '란',
  '미',
  '율',
  '봄',
  '림',
  '얀',
  '듬',
  '슬',
];

/** A made-up name; syllables are drawn apart so that no list of real people is needed. */
export function inventName(random: Random): string {
  return random.pick(families) + random.pick(first) + random.pick(second);
}

/** Numbers of the 0000 exchange are not given out, so nobody's phone rings. */
export function inventPhone(random: Random): string {
  return `010-0000-${String(random.int(0, 9999)).padStart(4, '0')}`;
}

export function inventAddress(random: Random, sido: string, sigungu: string): string {
  const road = random.pick(['둥지로', '깃털길', '날개로', '부리길', '새벽로', '구름길', '솔숲로', '언덕길']);
  return `${sido} ${sigungu} ${road} ${random.int(1, 320)}`;
}
