import type { CheckedText } from './checked-text.ts';
import type { DocumentSignature } from './document-signature.ts';
import type { Message, Problem, Severity } from './finding.ts';

/** An option of a rule: its default says its type, bounds included are the least and greatest value that make sense. */
export type OptionSchema =
  | { readonly default: number; readonly minimum?: number; readonly maximum?: number; readonly docs: string }
  | { readonly default: boolean; readonly docs: string };

/** The options of a rule by name, as plain data: configuration is checked against them and their JSON Schema made of them. */
export type OptionSchemas = Readonly<Record<string, OptionSchema>>;

export type OptionValues = Readonly<Record<string, number | boolean>>;

/** What a rule is given: every option with a value. */
type OptionsOf<Schemas extends OptionSchemas> = {
  readonly [Name in keyof Schemas]: Schemas[Name]['default'] extends boolean ? boolean : number;
};

/** A document of a run that says nearly what another one says. */
interface AlikeDocument {
  readonly document: DocumentSignature;
  readonly message: Message;
}

/**
 * One check. All its functions are pure; problems come in any order.
 *
 * `check` sees one document. `compare` sees the signatures of all documents of a run, once, behind the checks.
 */
export interface Rule {
  readonly name: string;
  /** By default; `off` for a rule that only some want. */
  readonly severity: Severity | 'off';
  /** What it finds, in one sentence. */
  readonly docs: string;
  readonly options: OptionSchemas;
  /** Whether `--fix` mends some of what it finds: those problems carry a `fix`. */
  readonly fixable: boolean;
  readonly check: (text: CheckedText, options: OptionValues) => readonly Problem[];
  readonly compare?: (documents: readonly DocumentSignature[], options: OptionValues) => readonly AlikeDocument[];
}

interface RuleDraft<Schemas extends OptionSchemas> {
  readonly name: string;
  readonly severity: Severity | 'off';
  readonly docs: string;
  readonly options?: Schemas;
  readonly fixable?: boolean;
  readonly check?: (text: CheckedText, options: OptionsOf<Schemas>) => readonly Problem[];
  readonly compare?: (documents: readonly DocumentSignature[], options: OptionsOf<Schemas>) => readonly AlikeDocument[];
}

/** Makes a rule whose functions see their options by type. */
export function defineRule<const Schemas extends OptionSchemas = Readonly<Record<never, OptionSchema>>>(
  draft: RuleDraft<Schemas>,
): Rule {
  const { name, severity, docs, options, fixable = false, check = () => [], compare } = draft;
  const typed = (values: OptionValues) => values as OptionsOf<Schemas>;
  return {
    name,
    severity,
    docs,
    options: options ?? {},
    fixable,
    check: (text, values) => check(text, typed(values)),
    ...(compare ? { compare: (documents, values) => compare(documents, typed(values)) } : {}),
  };
}
