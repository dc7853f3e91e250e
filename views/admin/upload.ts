// The page for uploading files: one form that works with and without script; files can be dropped onto its field.
import { type Html, html } from '../html.ts';
import { sourcesText as text } from '../text/sources.ts';
import type { AssetPaths } from '../types.ts';
import { choice } from './parts.ts';
import { sourcePage } from './source-parts.ts';

export type UploadForm = {
  sources: { id: string; name: string }[];
  limits: { files: number; eachMb: string; allMb: string };
  problem: string | null;
};

export function uploadPage(assets: AssetPaths, form: UploadForm): Html {
  const names = Object.fromEntries(form.sources.map((source) => [source.id, source.name]));
  const first = form.sources[0]?.id ?? '';
  return sourcePage(assets, {
    title: text.upload,
    section: 'upload',
    notice: { bad: form.problem },
    body: html`<p class="lead">${text.uploadLead}</p>
<form method="post" action="/admin/upload" enctype="multipart/form-data" class="panel stacked">
<label class="drop">${text.chooseFiles}<input type="file" name="files" multiple required></label>
<p class="muted">${text.formats} ${text.limits(form.limits.files, form.limits.eachMb, form.limits.allMb)}</p>
${form.sources.length > 1 ? choice('source', text.into, first, names, null) : html`<input type="hidden" name="source" value="${first}">`}
<p><button type="submit" class="button">${text.send}</button></p>
</form>`,
  });
}
