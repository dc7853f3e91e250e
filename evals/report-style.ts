// The look of the report: one inline style sheet, light and dark, readable on paper.

export const reportStyle = `
:root{--ink:#1b2430;--soft:#5b6778;--line:#dfe4ea;--paper:#fff;--back:#f5f7f9;--good:#1a7f4b;--bad:#b3261e;--warm:#8a5a00;--bar:#2f6fb0;--blind:#9ab8d8}
@media(prefers-color-scheme:dark){:root{--ink:#e6eaf0;--soft:#9aa6b5;--line:#2d3743;--paper:#161c24;--back:#0f141a;--good:#5ccf95;--bad:#ff8a80;--warm:#e3b341;--bar:#5b9bd5;--blind:#34516f}}
*{box-sizing:border-box}body{margin:0;background:var(--back);color:var(--ink);font:16px/1.55 system-ui,"Segoe UI","Noto Sans",sans-serif}
main{max-width:1120px;margin:0 auto;padding:1.5rem 1rem 4rem}h1{font-size:1.6rem;margin:.2rem 0}h2{font-size:1.2rem;margin:2.2rem 0 .7rem}h3{font-size:1rem;margin:0}
p{margin:.4rem 0}.soft{color:var(--soft)}.verdict{display:inline-block;padding:.3rem .9rem;border-radius:99px;font-weight:600;border:2px solid}
.good{color:var(--good)}.bad{color:var(--bad)}.warm{color:var(--warm)}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.7rem}
.tile,details,.chart,.scroll{background:var(--paper);border:1px solid var(--line);border-radius:.6rem;padding:.75rem .9rem}
.tile{border-left:5px solid currentColor;color:var(--soft)}.tile.good{border-left-color:var(--good)}.tile.bad{border-left-color:var(--bad)}
.tile b{display:block;color:var(--ink);font-size:1.5rem;font-variant-numeric:tabular-nums}.tile.bad b{color:var(--bad)}.tile span{color:var(--ink)}.tile small{color:var(--soft)}
.scroll{overflow-x:auto;padding:0}table{border-collapse:collapse;width:100%}th,td{padding:.45rem .8rem;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}
th{font-weight:600;color:var(--soft)}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}tr:last-child td{border-bottom:0}
a{color:var(--bar)}nav{margin:1rem 0}details{margin:.5rem 0}summary{cursor:pointer;font-weight:600}summary .soft{font-weight:400}dl{display:grid;grid-template-columns:minmax(7rem,10rem) 1fr;gap:.5rem 1rem;margin:.8rem 0 0}
dt{color:var(--soft)}dd{margin:0;min-width:0;overflow-wrap:anywhere}ul{margin:0;padding-left:1.1rem}.answer{white-space:pre-wrap;max-height:26rem;overflow:auto}
blockquote{margin:.2rem 0 .5rem;padding-left:.8rem;border-left:3px solid var(--line);color:var(--soft);white-space:pre-wrap}svg{max-width:100%;height:auto}svg text{fill:var(--ink);font:13px system-ui,sans-serif}
@media(max-width:40rem){dl{grid-template-columns:1fr}}@media print{body{background:#fff}nav{display:none}details,.tile,.chart{break-inside:avoid}}
`;
