declare module '@openactive/data-model-validator' {
  /** What is wrong with a document, or could be better, of OpenActive. */
  export function validate(
    document: unknown,
    options: { loadRemoteJson: boolean },
  ): Promise<{ severity: 'failure' | 'warning' | 'notice' | 'suggestion'; path: string; message: string }[]>
}
