// Named failures of the store, each with a Vietnamese sentence that tells the user what to do next.

/** Base of every operational failure of the database; `message` may be shown to the user as it is. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** An administrator stopped the run; what it had stored stays. */
export class StoppedError extends StoreError {
  override name = 'StoppedError';
  constructor() {
    super('Đã dừng theo yêu cầu trên trang quản trị; phần đã nạp được giữ nguyên.');
  }
}

/** Another process holds the embedded database. Commands end with exit status 3. */
export class DatabaseInUseError extends StoreError {
  override name = 'DatabaseInUseError';
}

/** The database was migrated by a newer program. */
export class DatabaseTooNewError extends StoreError {
  override name = 'DatabaseTooNewError';
}

/** A migration file was edited, is missing or is out of order. */
export class MigrationError extends StoreError {
  override name = 'MigrationError';
}

/** The very text was erased on request; it costs only its own file. */
export class ErasedDocumentError extends Error {
  override name = 'ErasedDocumentError';
  constructor() {
    super('Văn bản này đã bị xóa hẳn khỏi kho theo yêu cầu nên không được nạp lại; hãy bỏ tệp khỏi nơi nạp.');
  }
}

/** The disk or the quota is full; the transaction was rolled back. */
export class DiskFullError extends StoreError {
  override name = 'DiskFullError';
}

/** The database server cannot be reached, refuses the login or has no such database. */
export class DatabaseUnreachableError extends StoreError {
  override name = 'DatabaseUnreachableError';
}

/** The data folder cannot be created or written, or its content is not a database of this program. */
export class DataDirectoryError extends StoreError {
  override name = 'DataDirectoryError';
}

/** Exit status of a command that ends with this error (DESIGN: 3 database in use, 2 configuration, 1 the rest). */
export function exitStatusOf(error: unknown): 1 | 2 | 3 {
  if (error instanceof DatabaseInUseError) return 3;
  const configuration = [
    DatabaseTooNewError,
    MigrationError,
    DatabaseUnreachableError,
    DataDirectoryError,
  ].some((kind) => error instanceof kind);
  return configuration ? 2 : 1;
}

const unreachableCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EAI_AGAIN',
  // SQLSTATE: wrong login, no such database, too many connections, server starting or stopping
  '28000',
  '28P01',
  '3D000',
  '53300',
  '57P03',
  '57P01',
]);

/**
 * Turns a driver's error into a named one; an error that says nothing about the surroundings (a broken
 * statement, a violated check) is returned unchanged.
 */
export function namedError(cause: unknown): unknown {
  if (!(cause instanceof Error) || cause instanceof StoreError) return cause;
  const code = errorCode(cause);
  if (code === '53100' || code === 'ENOSPC' || code === 'EDQUOT' || /No space left/i.test(cause.message)) {
    return new DiskFullError(
      'Ổ đĩa chứa cơ sở dữ liệu đã đầy nên chưa ghi được; dữ liệu đã lưu trước đó vẫn còn nguyên. ' +
        'Giải phóng dung lượng rồi chạy lại.',
      { cause },
    );
  }
  if (unreachableCodes.has(code) || /timeout exceeded when trying to connect/i.test(cause.message)) {
    return new DatabaseUnreachableError(
      `Không kết nối được máy chủ cơ sở dữ liệu (${code || 'quá thời gian chờ'}). ` +
        'Kiểm tra máy chủ PostgreSQL đang chạy và giá trị DATABASE_URL trong tệp .env.',
      { cause },
    );
  }
  return cause;
}

function errorCode(error: Error): string {
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string') return code;
  // Node wraps several refused addresses (IPv4 and IPv6) into one AggregateError
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return errorCode(error.errors[0]);
  return '';
}
