import * as duck from '@duckdb/node-api';
import { openIndex } from './dist/src/corpus/index/dedupe-with-index.js';
import { stepsHere } from './dist/src/corpus/index/dedupe-steps.js';
import { makePassages } from './dist/tests/benchmarks/made-passages.js';
import { rmSync } from 'node:fs';
let last='', at=Date.now(), fetching=false;
for (const m of ['run','stream','runAndReadAll']) { const o=duck.DuckDBConnection.prototype[m]; duck.DuckDBConnection.prototype[m]=async function(...a){ last=m+': '+a[0]; at=Date.now(); const r=await o.apply(this,a); last+=' [returned]'; at=Date.now(); return r; }; }
const of=duck.DuckDBResult.prototype.fetchChunk; duck.DuckDBResult.prototype.fetchChunk=async function(){ last+=' f<'; at=Date.now(); const r=await of.call(this); last+='>'; return r; };
setInterval(()=>{ if(Date.now()-at>8000){ console.log('HANG', iter, last.slice(0,600)); process.exit(3);} },1000).unref();
let iter=0;
const docs=[...makePassages(0,120)];
const end=Date.now()+Number(process.argv[2]);
while(Date.now()<end){ iter++;
 const f=`/tmp/dbg3-${process.pid}.duckdb`; rmSync(f,{force:true}); rmSync(f+'.wal',{force:true});
 const ix = await openIndex(f,{commonIn:12,madeWith:'x',steps:stepsHere({commonIn:12}), ...(iter%2?{batchDocuments:17,partitionBands:500,chunkUnits:2000}:{})});
 await ix.add(docs.slice(0,100));
 await ix.add([{id:docs[0].id,text:docs[0].text+'附则'},...docs.slice(1)]);
 for await (const r of ix.passages()) ;
 await ix.close();
}
console.log('done',iter);
