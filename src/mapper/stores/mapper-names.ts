import { has } from '../../lib/guard';

/** The names by which object mappers say what the driver's error means that they wrap, or whose members they copy. */
export const mapperNames = {
  prisma: /^(?:PrismaClient\w+|DriverAdapter)Error$/,
  sequelize: /^Sequelize\w+Error$/,
  mikroOrm:
    /^(?:(?:(?:Unique|ForeignKey|NotNull|Check)Constraint|RowLevelSecurity)Violation|Deadlock|LockWaitTimeout|ReadOnly|Connection|Table(?:NotFound|Exists)|(?:Invalid|NonUnique)FieldName|SyntaxError|DatabaseObject(?:NotFound|Exists))Exception$/,
  objection: /^(?:(?:Unique|ForeignKey|NotNull|Check|Constraint)Violation|Data)Error$/,
};

const { prisma, sequelize, mikroOrm, objection } = mapperNames;

/** True if the error is an object mapper's, which judges it before the driver. */
export const isOfMapper = (thrown: unknown, name: string): boolean =>
  [prisma, sequelize, mikroOrm].some((one) => one.test(name)) || (objection.test(name) && has(thrown, 'nativeError'));
