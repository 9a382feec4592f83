import type { Config } from 'jest';

const config: Config = {
  testEnvironment: 'node',
  testMatch: [
    '<rootDir>/test/*.test.ts',
    '<rootDir>/test/{codes,mapper,response,html,lib,docs,openapi,client,fetch}/**/*.test.ts',
  ],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json' }] }, // tsc checks the types before jest runs
  moduleNameMapper: {
    '^express-return-codes$': '<rootDir>/src/index.ts',
    '^express-return-codes/(.*)$': '<rootDir>/src/$1/index.ts',
  },
  collectCoverageFrom: ['src/**/*.ts'],
  coverageThreshold: { global: { lines: 98, branches: 98 } },
};

export default config;
