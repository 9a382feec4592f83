/** Silences console.error for each test of the file, and gives what it was told. */
export function captureLog(): { readonly records: string[] } {
  const log: { records: string[] } = { records: [] };
  beforeEach(() => {
    const records: string[] = [];
    log.records = records;
    jest.spyOn(console, 'error').mockImplementation((...args: unknown[]) => {
      expect(args).toHaveLength(1);
      records.push(String(args[0]));
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  return log;
}
